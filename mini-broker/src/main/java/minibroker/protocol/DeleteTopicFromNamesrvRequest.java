package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.Optional;

/**
 * The header with which an administrator deletes a topic at a name server.
 *
 * <p>RocketMQ: {@code DeleteTopicFromNamesrvRequestHeader}.
 *
 * @param clusterName the one cluster whose topic goes; empty for all
 */
public record DeleteTopicFromNamesrvRequest(String topic, Optional<String> clusterName) {
    /** Reads the header of code 216. */
    public static DeleteTopicFromNamesrvRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new DeleteTopicFromNamesrvRequest(
                fields.text("topic"),
                Optional.of(fields.text("clusterName", "")).filter(name -> !name.isEmpty()));
    }
}
