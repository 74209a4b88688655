package minibroker.remoting;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A real {@link Connection} over a channel in memory: what the broker sends can be read. Any thread may call. */
public final class TestConnection {
    private static final AtomicInteger PORTS = new AtomicInteger(40_000);

    private final Queue<RemotingCommand> outbound = new ConcurrentLinkedQueue<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new Outbound());
    private final AtomicInteger opaque = new AtomicInteger();
    private final Connection connection;

    public TestConnection(Clock clock) {
        connection = new Connection(channel, new InetSocketAddress("127.0.0.1", PORTS.incrementAndGet()), clock);
    }

    public Connection connection() {
        return connection;
    }

    /** A request that came over this connection. */
    public Exchange exchange(RemotingCommand request) {
        return new Exchange(request.withOpaque(opaque.incrementAndGet()), connection);
    }

    /** Lets a processor carry out a request and returns its answer. */
    public RemotingCommand ask(RequestProcessor processor, RemotingCommand request) {
        Exchange exchange = exchange(request);
        try {
            processor.process(exchange);
        } catch (RequestFailed refused) {
            return request.answer(refused.code(), refused.getMessage());
        }
        return outbound.stream()
                .filter(sent ->
                        sent.isResponse() && sent.opaque() == exchange.request().opaque())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No answer yet"));
    }

    /** All that the broker has sent since the last call. */
    public List<RemotingCommand> sent() {
        List<RemotingCommand> sent = new ArrayList<>();
        for (RemotingCommand next = outbound.poll(); next != null; next = outbound.poll()) {
            sent.add(next);
        }
        return sent;
    }

    /** The client answers the broker. */
    public void answer(RemotingCommand answer) {
        connection.answered(answer);
    }

    /** The client goes away. */
    public void disconnect() {
        channel.close();
        connection.closed();
    }

    private final class Outbound extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object command, ChannelPromise promise) {
            outbound.add((RemotingCommand) command);
        }
    }
}
