package programs.wire;

import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyRemotingClient;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.header.namesrv.GetRouteInfoRequestHeader;

/**
 * Apache's client side asks the name server one question and shows code and remark of the answer, which the producer
 * and the consumer built on it keep to themselves.
 */
public final class FirstContact {
    private static final long PATIENCE_MILLIS = 10_000;

    private FirstContact() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        String nameServer = System.getProperty("rocketmq.namesrv.addr");
        NettyRemotingClient client = new NettyRemotingClient(new NettyClientConfig());
        client.start();
        try {
            GetRouteInfoRequestHeader question = new GetRouteInfoRequestHeader();
            question.setTopic("TBW102");
            RemotingCommand answer = client.invokeSync(
                    nameServer,
                    RemotingCommand.createRequestCommand(RequestCode.GET_ROUTEINFO_BY_TOPIC, question),
                    PATIENCE_MILLIS);
            System.out.println("asked   code 105, topic TBW102");
            System.out.println("answer  code " + answer.getCode());
            System.out.println("remark  " + wrapped(answer.getRemark() == null ? "none" : answer.getRemark()));
        } finally {
            client.shutdown();
        }
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,64})(\\s|$)", "$1\n        ").strip();
    }
}
