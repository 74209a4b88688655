package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
import minibroker.message.Message;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;

import java.util.Base64;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a sender needs to recall its message. The sender keeps it; the broker does not.
 *
 * <pre>
 * base64url("v1 topic broker-a 1795404722001 FD00…0000")
 *                  broker    timestamp     unique id
 * </pre>
 *
 * <p>Immutable: any thread may call. RocketMQ: {@code RecallMessageHandle.HandleV1}.
 *
 * @param timestamp a millisecond of the second before the one in which the message leaves, since 1970
 */
public record RecallHandle(String topic, String brokerName, long timestamp, String uniqueId) {
    private static final String VERSION = "v1";

    /** The handle for a message in its parked form; empty if it can't be recalled. */
    public static Optional<RecallHandle> of(Message parked, String brokerName) {
        if (!TimerMessages.QUEUE.equals(parked.queue())) {
            return Optional.empty();
        }
        Optional<String> topic =
                parked.property(PropertyNames.REAL_TOPIC).filter(name -> !ReservedTopics.isRetry(name));
        Optional<String> uniqueId = parked.property(PropertyNames.UNIQ_KEY);
        if (topic.isEmpty() || uniqueId.isEmpty()) {
            return Optional.empty();
        }
        long second = TimerMessages.second(parked).orElseThrow();
        // One millisecond more: rounded down to seconds it is that second again.
        return Optional.of(new RecallHandle(topic.get(), brokerName, second * 1_000 + 1, uniqueId.get()));
    }

    /** The handle as text, as it travels. */
    public String encode() {
        // tag::17-3[]
        throw new NotDoneYet("17-3");
        // end::17-3[]
    }

    /**
     * The handle that a text is.
     *
     * @throws IllegalArgumentException if it is none, or one of another version
     */
    public static RecallHandle decode(String text) {
        // tag::17-3[]
        throw new NotDoneYet("17-3");
        // end::17-3[]
    }
}
