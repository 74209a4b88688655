package minibroker.protocol;

import minibroker.message.PropertyNames;

import java.util.Map;

/**
 * Header fields of the answer to code 370.
 *
 * <p>RocketMQ: {@code RecallMessageResponseHeader}.
 *
 * @param uniqueId of the message that is recalled
 */
public record RecallMessageResponse(String uniqueId) {
    public Map<String, String> fields() {
        return Map.of("msgId", uniqueId, PropertyNames.MSG_REGION, PropertyNames.DEFAULT_REGION);
    }
}
