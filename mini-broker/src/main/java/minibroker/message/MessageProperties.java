package minibroker.message;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message's properties as one string, the form in which they travel and are stored.
 *
 * <pre>
 * name U+0001 value U+0002 name U+0001 value U+0002 …
 * </pre>
 *
 * <p>Invariant: {@code decode(encode(properties))} equals {@code properties}. Nothing is escaped, so {@link #encode}
 * refuses what {@link #decode} could not read back.
 *
 * <p>Without state: any thread may call.
 *
 * <p>RocketMQ: {@code MessageDecoder.messageProperties2String} and {@code string2messageProperties}.
 */
public final class MessageProperties {
    /** Ends a name. The first one of a property counts, so a value may hold it. */
    static final char NAME_END = '\u0001';

    /** Ends a value. After the last value of a string it may be missing. */
    static final char VALUE_END = '\u0002';

    private MessageProperties() {}

    /**
     * The properties as one string, each value closed by its separator, the last one too.
     *
     * @return the properties in the map's order; an empty string for an empty map
     * @throws IllegalArgumentException if a name is empty, if a name holds one of the two separators, or if a value
     *     holds {@code VALUE_END}
     */
    public static String encode(Map<String, String> properties) {
        // tag::02-1[]
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf(NAME_END) >= 0 || name.indexOf(VALUE_END) >= 0) {
                throw new IllegalArgumentException(
                        "Property name \"%s\": must not be empty, nor hold U+0001 or U+0002".formatted(name));
            }
            if (value.indexOf(VALUE_END) >= 0) {
                throw new IllegalArgumentException("Property %s: its value must not hold U+0002".formatted(name));
            }
            text.append(name).append(NAME_END).append(value).append(VALUE_END);
        });
        return text.toString();
        // end::02-1[]
    }

    /**
     * The properties of a string that somebody sent. Never fails: a piece without a name is skipped, and of two
     * properties of one name the later one counts.
     *
     * @return a new map in the order of the text; the caller may change it
     */
    public static Map<String, String> decode(String text) {
        // tag::02-1[]
        Map<String, String> properties = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(VALUE_END, start);
            if (end < 0) {
                end = text.length();
            }
            String piece = text.substring(start, end);
            int nameEnd = piece.indexOf(NAME_END);
            if (nameEnd > 0) {
                properties.put(piece.substring(0, nameEnd), piece.substring(nameEnd + 1));
            }
            start = end + 1;
        }
        return properties;
        // end::02-1[]
    }

    /** Whether a property can be appended to the string as it is. */
    public static boolean isClosed(String text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == VALUE_END;
    }
}
