package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.protocol.SubscriptionGroupConfig;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Messages that consumers failed on, as the broker reads them from its store. */
final class SomeFailures {
    /** The offset id of what {@link #failed} makes. */
    static final String ID = "7F00000100002A9F0000000000010FDD";

    static final MessageQueue RETRY = new MessageQueue("%RETRY%billing", 0);
    static final MessageQueue DEAD = new MessageQueue("%DLQ%billing", 0);

    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);

    private SomeFailures() {}

    /** @param failures how many attempts failed before the one that has failed now */
    static StoredMessage failed(int failures, String... properties) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("TAGS", "paid", "KEYS", "4711", "customer", "7"));
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        Message message = new Message(
                new MessageQueue("Orders", 2),
                7,
                1,
                1_000,
                new InetSocketAddress("10.0.0.7", 40_000),
                failures,
                0,
                new byte[] {1, 2, 3},
                MessageProperties.encode(all));
        return new StoredMessage(message, 5, 69_597, 2_000, HOST);
    }

    /** The same as it stands in the store, at another place. */
    static StoredMessage stored(Message message) {
        return new StoredMessage(message, 0, 99_999, 3_000, HOST);
    }

    static Map<String, String> properties(Message message) {
        return MessageProperties.decode(message.properties());
    }

    /** What of it must not change: body, words, flags and birth. */
    static String whatItIs(Message message) {
        Map<String, String> properties = properties(message);
        return "body %s, tag %s, key %s, customer %s, flag %s, sysFlag %s, born %s at %s"
                .formatted(
                        Arrays.toString(message.body()),
                        properties.get("TAGS"),
                        properties.get("KEYS"),
                        properties.get("customer"),
                        message.flag(),
                        message.sysFlag(),
                        message.bornTimestamp(),
                        message.bornHost().getPort());
    }

    /** Its level; 0 if it waits for none. */
    static int level(Message message) {
        return Math.max(0, Integer.parseInt(properties(message).getOrDefault("DELAY", "0")));
    }

    static SubscriptionGroupConfig group(int retryQueues, int retryMaxTimes) {
        return new SubscriptionGroupConfig("billing", true, true, retryQueues, retryMaxTimes);
    }
}
