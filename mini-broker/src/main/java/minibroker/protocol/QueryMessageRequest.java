package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of a question for messages by key.
 *
 * <p>RocketMQ: {@code QueryMessageRequestHeader}.
 *
 * @param key a unique id, a word of the KEYS, or a tag
 * @param max how many messages are wanted at most
 * @param begin earliest time of storing, in milliseconds since 1970
 * @param end latest time of storing, likewise
 * @param byTag whether the key is a tag
 */
public record QueryMessageRequest(String topic, String key, int max, long begin, long end, boolean byTag) {
    /** The most messages that a search for a unique id returns, whatever the client asks for: there should be one. */
    private static final int MAX_OF_ONE_ID = 32;

    /** Reads the header of code 12. */
    public static QueryMessageRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        boolean byUniqueId = fields.yes("_UNIQUE_KEY_QUERY", false);
        int wanted = fields.smallNumber("maxNum");
        return new QueryMessageRequest(
                fields.text("topic"),
                fields.text("key"),
                byUniqueId ? MAX_OF_ONE_ID : wanted,
                fields.number("beginTimestamp"),
                fields.number("endTimestamp"),
                !byUniqueId && fields.text("indexType", "K").equals("T"));
    }
}
