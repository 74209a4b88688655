package rawclient;

import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyRemotingClient;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends single requests with RocketMQ's own remoting client: one connection per address. Any thread may call. */
public final class RawClient implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final NettyRemotingClient client = new NettyRemotingClient(new NettyClientConfig());

    public RawClient() {
        client.start();
    }

    /**
     * Sends one request and waits for its answer, ten seconds at most.
     *
     * @throws NoAnswer when none came
     */
    public RemotingCommand call(String address, int code, Map<String, String> fields, byte[] body) {
        try {
            return client.invokeSync(address, request(code, fields, body), BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted while waiting for the answer to request " + code, e);
        } catch (RemotingException e) {
            throw new NoAnswer("no answer from " + address + " to request " + code + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #call(String, int, Map, byte[])}, without a body. */
    public RemotingCommand call(String address, int code, Map<String, String> fields) {
        return call(address, code, fields, null);
    }

    /** Sends one request; the answer, or the exception, comes later. */
    public CompletableFuture<RemotingCommand> callLater(
            String address, int code, Map<String, String> fields, Duration bound) {
        return client.invoke(address, request(code, fields, null), bound.toMillis());
    }

    private static RemotingCommand request(int code, Map<String, String> fields, byte[] body) {
        RemotingCommand request = RemotingCommand.createRequestCommand(code, null);
        request.setVersion(MQVersion.CURRENT_VERSION);
        request.setExtFields(new HashMap<>(fields));
        request.setBody(body);
        return request;
    }

    /** Returns at once: the client's own shutdown waits three seconds for a thread that has nothing to do. */
    @Override
    public void close() {
        Thread closing = new Thread(client::shutdown, "raw-client-shutdown");
        closing.setDaemon(true);
        closing.start();
    }
}
