package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Messages that wait, as they stand in the store, and messages that are to wait. */
final class SomeParked {
    static final MessageQueue ORDERS = new MessageQueue("orders", 3);

    private SomeParked() {}

    /** A message for {@link #ORDERS} as a producer sends it. Its unique id is {@code id-} and the body. */
    static Message sent(MessageQueue queue, String body, String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("UNIQ_KEY", "id-" + body);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        properties.values().removeIf(String::isEmpty);
        return new Message(
                queue,
                7,
                1,
                500,
                new InetSocketAddress("10.0.0.7", 40_000),
                0,
                4_096,
                body.getBytes(UTF_8),
                MessageProperties.encode(properties));
    }

    /** The same, parked for a level; more properties may be given. */
    static Message parked(int level, MessageQueue real, String body, String... namesAndValues) {
        Message sent = sent(real, body, namesAndValues);
        Map<String, String> properties = properties(sent);
        properties.put("DELAY", Integer.toString(level));
        properties.put("REAL_TOPIC", real.topic());
        properties.put("REAL_QID", Integer.toString(real.queueId()));
        return sent.to(new MessageQueue("SCHEDULE_TOPIC_XXXX", level - 1), MessageProperties.encode(properties));
    }

    static Message parked(int level, String body) {
        return parked(level, ORDERS, body);
    }

    /** The same message after so many failed attempts. */
    static Message failed(Message message, int times) {
        return new Message(
                message.queue(),
                message.flag(),
                message.sysFlag(),
                message.bornTimestamp(),
                message.bornHost(),
                times,
                message.preparedTransactionOffset(),
                message.body(),
                message.properties());
    }

    static Map<String, String> properties(Message message) {
        return MessageProperties.decode(message.properties());
    }

    /** What nobody may change on the way, but for properties. */
    static String whatItIs(Message message) {
        return "body %s, flag %s, sysFlag %s, born %s at port %s, failures %s, transaction %s"
                .formatted(
                        Arrays.toString(message.body()),
                        message.flag(),
                        message.sysFlag(),
                        message.bornTimestamp(),
                        message.bornHost().getPort(),
                        message.reconsumeTimes(),
                        message.preparedTransactionOffset());
    }

    /** Its properties, sorted by name. */
    static Map<String, String> sorted(Message message) {
        return new TreeMap<>(properties(message));
    }
}
