package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header with which an administrator gives one consumer a message; to which one is in {@link ConsumerCallRequest}.
 *
 * <p>RocketMQ: {@code ConsumeMessageDirectlyResultRequestHeader}.
 *
 * @param messageId the message's offset id
 * @param given all that the administrator's request says
 */
public record ConsumeDirectlyRequest(String messageId, Map<String, String> given) {
    /** Reads the header of code 309. */
    public static ConsumeDirectlyRequest of(RemotingCommand request) {
        return new ConsumeDirectlyRequest(HeaderFields.of(request).text("msgId"), request.extFields());
    }

    /** Header fields of the request that the consumer gets. */
    public Map<String, String> fields(String brokerName) {
        Map<String, String> fields = new LinkedHashMap<>(given);
        fields.put("brokerName", brokerName);
        fields.put("topicSysFlag", "0");
        fields.put("groupSysFlag", "0");
        return fields;
    }
}
