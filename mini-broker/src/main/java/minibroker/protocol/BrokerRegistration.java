package minibroker.protocol;

import minibroker.json.JsonObject;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;

import java.time.Duration;
import java.util.List;

/**
 * What a broker tells a name server of itself.
 *
 * <p>RocketMQ: {@code RegisterBrokerRequestHeader} and {@code RegisterBrokerBody}.
 *
 * @param address host and port that clients can reach
 * @param brokerId 0 for the master, another number for each copy
 * @param topics all topics of the broker, or those that have changed
 * @param timeout the name server forgets the broker when it hears nothing for so long
 */
public record BrokerRegistration(
        String clusterName,
        String brokerName,
        String address,
        long brokerId,
        List<TopicConfig> topics,
        Duration timeout) {

    /** How long the name server trusts a broker that does not say anything else. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);

    /** A broker can't go silent while a name server of the same process lives. */
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
                Duration.ofMillis(fields.number("heartbeatTimeoutMillis", USUAL_TIMEOUT.toMillis())));
    }

    private static List<TopicConfig> topics(JsonObject body) {
        return body.object("topicConfigSerializeWrapper").object("topicConfigTable").objects().stream()
                .map(TopicConfig::of)
                .toList();
    }
}
