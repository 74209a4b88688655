package minibroker.store;

import minibroker.message.Message;
import minibroker.message.PropertyNames;
import minibroker.message.RecordView;
import minibroker.message.StoredMessage;

import java.util.Arrays;
import java.util.List;

/**
 * A question for messages by key.
 *
 * @param key a unique id, a word of the KEYS, or a tag
 * @param begin earliest time of storing, in milliseconds since 1970
 * @param end latest time of storing, likewise
 * @param max how many messages are wanted at most
 */
public record MessageQuery(String topic, Type type, String key, long begin, long end, int max) {
    /** What kind of key is asked for. */
    public enum Type {
        /** The unique id or a word of the KEYS: both are kept under the same name. RocketMQ's letters are U and K. */
        KEY,
        /** The tag. RocketMQ's letter is T. */
        TAG
    }

    /** The most bytes of an answer, which could not be sent otherwise; one message is returned even if it is larger. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The name under which the messages stand in the index. */
    String indexName() {
        return type == Type.TAG ? tagName(topic, key) : keyName(topic, key);
    }

    static String keyName(String topic, String key) {
        return topic + "#" + key;
    }

    static String tagName(String topic, String tag) {
        return topic + "#T#" + tag;
    }

    /** Whether a message is one of those that are asked for. */
    boolean matches(RecordView record) {
        return isInTime(record.storeTimestamp()) && record.topic().equals(topic) && hasKey(record.properties());
    }

    /** As {@link #matches(RecordView)}, for a message that is not bytes yet. */
    boolean matches(StoredMessage stored) {
        return isInTime(stored.storeTimestamp())
                && stored.message().topic().equals(topic)
                && hasKey(stored.message().properties());
    }

    private boolean isInTime(long storeTimestamp) {
        return storeTimestamp >= begin && storeTimestamp <= end;
    }

    private boolean hasKey(String properties) {
        if (type == Type.TAG) {
            return Message.property(properties, PropertyNames.TAGS).orElse("").equals(key);
        }
        return Message.property(properties, PropertyNames.UNIQ_KEY).orElse("").equals(key)
                || Arrays.asList(Message.property(properties, PropertyNames.KEYS)
                                .orElse("")
                                .split(" "))
                        .contains(key);
    }

    /** Whether the limits are reached. */
    boolean isAnsweredBy(List<byte[]> records) {
        return records.size() >= max
                || records.stream().mapToLong(record -> record.length).sum() >= MAX_BYTES;
    }
}
