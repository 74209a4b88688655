package minibroker.protocol;

import java.util.Map;

/**
 * Header field of the answer to code 322.
 *
 * <p>RocketMQ: {@code QueryDataVersionResponseHeader}.
 *
 * @param changed whether the broker that asks has to register
 */
public record QueryDataVersionResponse(boolean changed) {
    public Map<String, String> fields() {
        return Map.of("changed", Boolean.toString(changed));
    }
}
