package minibroker.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How far each consumer of a group says that it is, put together from the consumers' own answers.
 *
 * <p>RocketMQ: {@code GetConsumerStatusBody}.
 */
public final class ConsumerStatus {
    private static final String TABLE = "\"messageQueueTable\":";

    /** A consumer has no more queues than that many bytes describe. */
    private static final int MAX_BYTES = 1024 * 1024;

    private ConsumerStatus() {}

    /** The table of queues in a consumer's answer to code 221, as it wrote it; nothing if there is none. */
    public static Optional<String> tableIn(byte[] answer) {
        if (answer.length > MAX_BYTES) {
            return Optional.empty();
        }
        String text = new String(answer, UTF_8);
        int at = text.indexOf(TABLE);
        return at < 0 || !text.endsWith("}")
                ? Optional.empty()
                : Optional.of(text.substring(at + TABLE.length(), text.length() - 1));
    }

    /** Answer to code 223, from each consumer's table by its client id. */
    public static byte[] answer(Map<String, String> tables) {
        StringJoiner all = new StringJoiner(",", "{\"consumerTable\":{", "}}");
        new TreeMap<>(tables).forEach((clientId, table) -> all.add(JsonBody.text(clientId) + ":" + table));
        return all.toString().getBytes(UTF_8);
    }
}
