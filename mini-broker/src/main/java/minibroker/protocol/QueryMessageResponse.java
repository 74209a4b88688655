package minibroker.protocol;

import java.util.Map;

/**
 * Header fields of the answer to code 12: how far the index has come. They tell the client whether a message may still
 * be missing from it.
 *
 * <p>RocketMQ: {@code QueryMessageResponseHeader}.
 *
 * @param lastTimestamp when the last message that is entered was stored, in milliseconds since 1970
 * @param lastOffset commit log offset of that message
 */
public record QueryMessageResponse(long lastTimestamp, long lastOffset) {
    public Map<String, String> fields() {
        return Map.of(
                "indexLastUpdateTimestamp", Long.toString(lastTimestamp),
                "indexLastUpdatePhyoffset", Long.toString(lastOffset));
    }
}
