package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;

import java.time.Duration;
import java.util.List;

/**
 * What a broker tells a name server about itself.
 *
 * <p>RocketMQ: {@code RegisterBrokerRequestHeader} and {@code RegisterBrokerBody}.
 *
 * @param address host and port that clients can reach
 * @param brokerId 0 for the master, another number for each copy
 * @param topics all topics of the broker, or those that have changed
 * @param timeout how long the name server keeps the broker without hearing from it
 */
public record BrokerRegistration(
        String clusterName,
        String brokerName,
        String address,
        long brokerId,
        List<TopicConfig> topics,
        Duration timeout) {

    /** The timeout of a broker that names none. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);

    /** The timeout of a broker in the name server's own process, which can't go silent alone. */
    public static final Duration FOREVER = Duration.ofDays(365_000);

    /** Reads code 103. */
    public static BrokerRegistration of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        if (fields.yes("compressed", false)) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Compressed registrations are not supported: set compressedRegister=false in the broker");
        }
        return new BrokerRegistration(
                fields.text("clusterName"),
                fields.text("brokerName"),
                fields.text("brokerAddr"),
                fields.number("brokerId"),
                RequestBody.read(request.body(), BrokerRegistration::topics),
                timeout(fields.number("heartbeatTimeoutMillis", USUAL_TIMEOUT.toMillis())));
    }

    /** One that can be added to any time of day. */
    private static Duration timeout(long millis) {
        return Duration.ofMillis(Math.min(millis, FOREVER.toMillis()));
    }

    private static List<TopicConfig> topics(JsonObject body) {
        return body.object("topicConfigSerializeWrapper").object("topicConfigTable").objects().stream()
                .map(TopicConfig::of)
                .toList();
    }
}
