package rocketmq;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import process.Await;
import rawclient.NoAnswer;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Ready is a broker that has a route and takes a message, not one that printed something. */
final class Readiness {

    /** Every fresh broker has this topic, and no program of ours uses it. */
    private static final String TOPIC = "BenchmarkTest";

    private Readiness() {}

    /** Waits until a message was sent. */
    static void await(String nameServer, Duration bound) {
        await(nameServer, bound, () -> true);
    }

    /** Waits until a message was sent, as long as the broker lives. */
    static void await(String nameServer, Duration bound, BooleanSupplier lives) {
        AtomicReference<String> obstacle = new AtomicReference<>("nothing was tried");
        try (RawClient client = new RawClient()) {
            boolean ready = Await.within(bound, () -> {
                if (!lives.getAsBoolean()) {
                    throw new RocketMqUnavailable("it ended while it was waited for");
                }
                obstacle.set(obstacle(client, nameServer));
                return obstacle.get().isEmpty();
            });
            if (!ready) {
                throw new RocketMqUnavailable("RocketMQ at " + nameServer + " is not ready after " + bound.toSeconds()
                        + " s: " + obstacle.get());
            }
        }
    }

    /** What is in the way of a message, or the empty string. */
    private static String obstacle(RawClient client, String nameServer) {
        try {
            RemotingCommand route = client.call(nameServer, RequestCode.GET_ROUTEINFO_BY_TOPIC, Map.of("topic", TOPIC));
            if (route.getCode() != ResponseCode.SUCCESS) {
                return "no route: " + route.getRemark();
            }
            String broker = TopicRouteData.decode(route.getBody(), TopicRouteData.class)
                    .getBrokerDatas()
                    .get(0)
                    .selectBrokerAddr();
            RemotingCommand sent = client.call(
                    broker,
                    RequestCode.SEND_MESSAGE_V2,
                    RequestFields.ofSend("crosscheck", TOPIC),
                    "ready?".getBytes(StandardCharsets.UTF_8));
            return sent.getCode() == ResponseCode.SUCCESS ? "" : "a send was refused: " + sent.getRemark();
        } catch (NoAnswer e) {
            return e.getMessage();
        }
    }
}
