package minibroker.protocol;

import java.util.Map;

/**
 * Header field of the answer to code 32.
 *
 * <p>RocketMQ: {@code GetEarliestMsgStoretimeResponseHeader}.
 *
 * @param timestamp when the queue's first message was stored, in milliseconds since 1970; -1 if there is none
 */
public record EarliestStoreTimeResponse(long timestamp) {
    public Map<String, String> fields() {
        return Map.of("timestamp", Long.toString(timestamp));
    }
}
