package minibroker.schedule;

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
        String text = String.join(" ", VERSION, topic, brokerName, Long.toString(timestamp), uniqueId);
        return Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
        // end::17-3[]
    }

    /**
     * The handle that a text is.
     *
     * @throws IllegalArgumentException if it is none, or one of another version
     */
    public static RecallHandle decode(String text) {
        // tag::17-3[]
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ");
            if (parts.length >= 5 && parts[0].equals(VERSION)) {
                return new RecallHandle(parts[1], parts[2], Long.parseLong(parts[3]), parts[4]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"%s\" is no recall handle: %s".formatted(text, e.getMessage()), e);
        }
        throw new IllegalArgumentException("\"%s\" is no recall handle: it needs five words".formatted(text));
        // end::17-3[]
    }
}
