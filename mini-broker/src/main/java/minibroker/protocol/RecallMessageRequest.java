package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header with which a sender takes a message back that waits for a certain time.
 *
 * <p>RocketMQ: {@code RecallMessageRequestHeader}.
 *
 * @param recallHandle as it was in the answer to the send
 * @param producerGroup empty if the sender does not say it
 */
public record RecallMessageRequest(String topic, String recallHandle, String producerGroup) {
    /** Reads the header of code 370. */
    public static RecallMessageRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new RecallMessageRequest(
                fields.text("topic"), fields.text("recallHandle"), fields.text("producerGroup", ""));
    }
}
