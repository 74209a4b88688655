package minibroker.remoting;

import io.netty.channel.Channel;
import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's connection as the server sees it. The server may send requests over it, too.
 *
 * <p>Each side numbers its own requests; an answer from the client belongs to a request of the server. Two connections
 * are never equal. Any thread may call any method.
 *
 * <p>RocketMQ: {@code ClientChannelInfo}.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long GRACE_MILLIS = 10;

    /** What Netty returns as the number of bytes when the channel is closed. */
    private static final long GONE = Long.MAX_VALUE;

    private final Channel channel;
    private final InetSocketAddress remoteAddress;
    private final PendingRequests pending;
    private final AtomicInteger lastOpaque = new AtomicInteger();

    Connection(Channel channel, InetSocketAddress remoteAddress, Clock clock) {
        this.channel = channel;
        this.remoteAddress = remoteAddress;
        this.pending = new PendingRequests(clock);
    }

    /** The client's address and port. */
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    public boolean isOpen() {
        return channel.isActive();
    }

    /** Whether the client reads its answers. If not, nothing large should be added to those that wait for it. */
    public boolean isReading() {
        // One question, not "writable or closed": while it closes, a channel is for a moment neither.
        long tooMany = channel.bytesBeforeWritable();
        return tooMany == 0 || tooMany == GONE;
    }

    /** Sends a request that wants no answer; does nothing on a closed connection. */
    public void send(RemotingCommand oneway) {
        write(oneway.withOpaque(lastOpaque.incrementAndGet()));
    }

    /**
     * Sends a request and waits for its answer without holding a thread.
     *
     * @return the answer, or a {@link java.util.concurrent.TimeoutException}, or the reason why the connection is gone
     */
    public CompletableFuture<RemotingCommand> request(RemotingCommand request, Duration timeout) {
        int opaque = lastOpaque.incrementAndGet();
        CompletableFuture<RemotingCommand> answer = pending.expect(opaque, timeout);
        write(request.withOpaque(opaque));
        if (!channel.isActive()) {
            closed();
        }
        channel.eventLoop().schedule(() -> expire(answer), timeout.toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        return answer;
    }

    /** Closes the connection; the server's requests that still wait for answers fail. */
    public void close() {
        channel.close();
    }

    void write(RemotingCommand command) {
        channel.writeAndFlush(command, channel.voidPromise());
    }

    /** An answer came from the client. */
    void answered(RemotingCommand answer) {
        try {
            pending.complete(answer);
        } catch (NotDoneYet unfinished) {
            LOG.info(unfinished.getMessage());
        }
    }

    /** The connection is closed, by either side. */
    void closed() {
        try {
            pending.failAll(new ClosedChannelException());
        } catch (NotDoneYet unfinished) {
            LOG.debug(unfinished.getMessage());
        }
    }

    private void expire(CompletableFuture<RemotingCommand> answer) {
        try {
            pending.expire();
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public String toString() {
        return remoteAddress.toString();
    }
}
