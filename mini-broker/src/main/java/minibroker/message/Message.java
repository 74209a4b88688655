package minibroker.message;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A message on its way into the store: what its sender said, and the queue it goes to.
 *
 * @param flag the sender's own number, which the broker passes on without looking at it
 * @param sysFlag how the body is compressed, and other bits; see {@link SysFlag}
 * @param bornTimestamp when it was made, by the sender's clock, in milliseconds since 1970
 * @param bornHost where it came from
 * @param reconsumeTimes how often a consumer failed on it
 * @param preparedTransactionOffset commit log offset of the half message that it was, or 0
 * @param body as it was sent, compressed or not; nobody may write into it
 * @param properties in the form of {@link MessageProperties}
 */
public record Message(
        MessageQueue queue,
        int flag,
        int sysFlag,
        long bornTimestamp,
        InetSocketAddress bornHost,
        int reconsumeTimes,
        long preparedTransactionOffset,
        byte[] body,
        String properties) {

    public String topic() {
        return queue.topic();
    }

    /** The same message on its way to another queue, with other properties. */
    public Message to(MessageQueue otherQueue, String otherProperties) {
        return new Message(
                otherQueue,
                flag,
                sysFlag,
                bornTimestamp,
                bornHost,
                reconsumeTimes,
                preparedTransactionOffset,
                body,
                otherProperties);
    }

    /** The value of one property, without decoding the others. */
    public Optional<String> property(String name) {
        return property(properties, name);
    }

    /** The value of one property of a properties string, without decoding the others; of two the later one counts. */
    public static Optional<String> property(String properties, String name) {
        if (!properties.contains(name)) {
            return Optional.empty(); // said quickly, as most of those that the broker asks for are seldom there
        }
        Optional<String> value = Optional.empty();
        for (int at = 0, end; at < properties.length(); at = end + 1) {
            int separator = properties.indexOf(MessageProperties.VALUE_END, at);
            end = separator < 0 ? properties.length() : separator;
            int valueAt = at + name.length() + 1;
            if (valueAt <= end
                    && properties.startsWith(name, at)
                    && properties.charAt(valueAt - 1) == MessageProperties.NAME_END) {
                value = Optional.of(properties.substring(valueAt, end));
            }
        }
        return value;
    }

    /** The hash code of its tag, which its consume queue entry keeps; 0 without a tag. */
    public long tagCode() {
        return tagCode(properties);
    }

    /** The hash code of the tag in a properties string; 0 without a tag. */
    public static long tagCode(String properties) {
        return property(properties, PropertyNames.TAGS).map(String::hashCode).orElse(0);
    }
}
