package minibroker.protocol;

import java.util.Map;

/**
 * Header field of the answer to code 101.
 *
 * <p>RocketMQ: {@code GetKVConfigResponseHeader}.
 */
public record KvConfigResponse(String value) {
    public Map<String, String> fields() {
        return Map.of("value", value);
    }
}
