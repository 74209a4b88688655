package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.OptionalLong;

/**
 * The header of the question what goes on inside the broker. RocketMQ has no such request.
 *
 * @param from commit log offset from which on to tell what happened; empty for what happened last
 * @param most how many things at most
 */
public record InspectBrokerRequest(OptionalLong from, int most) {
    private static final int MOST = 200;

    /** Reads the header of code 91001. */
    public static InspectBrokerRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        long from = fields.number("from", -1);
        int most = Math.max(0, Math.min(fields.smallNumber("most", MOST), MOST));
        return new InspectBrokerRequest(from < 0 ? OptionalLong.empty() : OptionalLong.of(from), most);
    }
}
