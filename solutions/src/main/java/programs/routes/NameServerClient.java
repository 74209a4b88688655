package programs.routes;

import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.remoting.CommandCustomHeader;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyRemotingClient;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/**
 * One connection to a name server, with Apache's own remoting classes: what producers, consumers and brokers have
 * beneath them. One thread uses it.
 */
final class NameServerClient implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final String address;
    private final NettyRemotingClient client = new NettyRemotingClient(new NettyClientConfig());

    /** @param address host and port, as rocketmq-client finds it in {@code -Drocketmq.namesrv.addr} */
    NameServerClient(String address) {
        this.address = address;
        client.start();
    }

    RemotingCommand ask(int code, CommandCustomHeader header, byte[] body)
            throws InterruptedException, RemotingException {
        RemotingCommand request = RemotingCommand.createRequestCommand(code, header);
        request.setVersion(MQVersion.CURRENT_VERSION);
        request.setBody(body);
        return client.invokeSync(address, request, PATIENCE_MILLIS);
    }

    /**
     * Breaks the connection, like a process that ends. Returns at once; the client's threads take two seconds to end.
     */
    @Override
    public void close() {
        Thread closing = new Thread(client::shutdown, "client-shutdown");
        closing.setDaemon(true);
        closing.start();
    }
}
