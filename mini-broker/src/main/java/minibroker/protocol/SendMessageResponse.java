package minibroker.protocol;

import minibroker.message.PropertyNames;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Header fields of a good answer to a send: where the messages are.
 *
 * <p>RocketMQ: {@code SendMessageResponseHeader}.
 *
 * @param messageIds offset ids, separated by commas
 * @param queueOffset of the first message
 * @param transactionId the unique id; RocketMQ's name is from another time
 * @param recallHandle of a message that waits for a certain time, as text
 */
public record SendMessageResponse(
        String messageIds, int queueId, long queueOffset, String transactionId, Optional<String> recallHandle) {

    public Map<String, String> fields() {
        Map<String, String> fields = onEveryAnswer();
        recallHandle.ifPresent(handle -> fields.put("recallHandle", handle));
        fields.put("msgId", messageIds);
        fields.put("queueId", Integer.toString(queueId));
        fields.put("queueOffset", Long.toString(queueOffset));
        fields.put("transactionId", transactionId);
        return fields;
    }

    /** Header fields of every answer to a send, also of a refusal: the region, and whether messages are traced. */
    public static Map<String, String> onEveryAnswer() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PropertyNames.MSG_REGION, PropertyNames.DEFAULT_REGION);
        fields.put(PropertyNames.TRACE_ON, "true");
        return fields;
    }
}
