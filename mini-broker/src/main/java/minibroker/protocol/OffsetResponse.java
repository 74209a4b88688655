package minibroker.protocol;

import java.util.Map;

/**
 * Header field of an answer that is an offset in a queue: to codes 14, 29, 30 and 31.
 *
 * <p>RocketMQ: {@code QueryConsumerOffsetResponseHeader}, {@code SearchOffsetResponseHeader}, {@code
 * GetMaxOffsetResponseHeader}, {@code GetMinOffsetResponseHeader}.
 */
public record OffsetResponse(long offset) {
    public Map<String, String> fields() {
        return Map.of("offset", Long.toString(offset));
    }
}
