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

/**
 * A client at the other end of a real {@link Connection} that leads through memory instead of a network. Any thread may
 * call.
 */
public final class TestClient {
    private static final AtomicInteger PORTS = new AtomicInteger(40_000);

    private final Queue<RemotingCommand> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lastOpaque = new AtomicInteger();
    private final Connection connection;

    public TestClient(Clock clock) {
        this(clock, PORTS.incrementAndGet());
    }

    /** A client that always comes from the same port, so that two of its connections have one address. */
    public TestClient(Clock clock, int port) {
        EmbeddedChannel channel = new EmbeddedChannel(new Receiver());
        connection = new Connection(channel, new InetSocketAddress("127.0.0.1", port), clock);
    }

    /** The connection as the server sees it. */
    public Connection connection() {
        return connection;
    }

    /** Sends a request, and leaves whatever is answered for {@link #received}. */
    public void send(RequestProcessor processor, RemotingCommand request) {
        Exchange exchange = new Exchange(request.withOpaque(lastOpaque.incrementAndGet()), connection);
        try {
            processor.process(exchange);
        } catch (RequestFailed refused) {
            exchange.answer(refused.code(), refused.getMessage());
        }
    }

    /** Sends a request that is answered at once, and exactly once. */
    public RemotingCommand ask(RequestProcessor processor, RemotingCommand request) {
        received();
        send(processor, request);
        List<RemotingCommand> answers = received();
        if (answers.size() != 1 || answers.get(0).opaque() != lastOpaque.get()) {
            throw new AssertionError("Expected one answer to request %s, but got %s"
                    .formatted(lastOpaque.get(), answers.isEmpty() ? "none" : answers.toString()));
        }
        return answers.get(0);
    }

    /** All that the server has sent since the last call. */
    public List<RemotingCommand> received() {
        List<RemotingCommand> commands = new ArrayList<>();
        for (RemotingCommand next = received.poll(); next != null; next = received.poll()) {
            commands.add(next);
        }
        return commands;
    }

    private final class Receiver extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object command, ChannelPromise promise) {
            received.add((RemotingCommand) command);
        }
    }
}
