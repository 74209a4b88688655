package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header with which an administrator deletes a group.
 *
 * <p>RocketMQ: {@code DeleteSubscriptionGroupRequestHeader}.
 *
 * @param cleanOffset whether it is forgotten, too, how far the group has come
 */
public record DeleteSubscriptionGroupRequest(String group, boolean cleanOffset) {
    /** Reads the header of code 207. */
    public static DeleteSubscriptionGroupRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new DeleteSubscriptionGroupRequest(fields.text("groupName"), fields.yes("cleanOffset", false));
    }
}
