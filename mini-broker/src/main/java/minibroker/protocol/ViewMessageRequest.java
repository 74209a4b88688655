package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of a question for the message that begins at a place in the log.
 *
 * <p>RocketMQ: {@code ViewMessageRequestHeader}.
 */
public record ViewMessageRequest(long commitLogOffset) {
    /** Reads the header of code 33. */
    public static ViewMessageRequest of(RemotingCommand request) {
        return new ViewMessageRequest(HeaderFields.of(request).number("offset"));
    }
}
