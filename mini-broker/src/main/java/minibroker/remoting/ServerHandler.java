package minibroker.remoting;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.AttributeKey;
import minibroker.exercise.NotDoneYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The end of every connection's pipeline: passes requests to the {@link RequestExecutor} and answers to the requests
 * that wait for them. A failure closes its own connection only.
 *
 * <p>While a client does not read its answers, its requests are not read either. One instance serves all connections;
 * each calls it from its own event loop.
 *
 * <p>RocketMQ: {@code NettyServerHandler}.
 */
@Sharable
final class ServerHandler extends SimpleChannelInboundHandler<RemotingCommand> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHandler.class);
    private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf("minibroker.connection");

    private final RequestExecutor executor;
    private final Consumer<Connection> onClose;
    private final Clock clock;

    private final int maxConnections;
    private final AtomicInteger connections = new AtomicInteger();

    /** @param maxConnections connections beyond it are closed at once */
    ServerHandler(RequestExecutor executor, int maxConnections, Consumer<Connection> onClose, Clock clock) {
        this.maxConnections = maxConnections;
        this.executor = executor;
        this.onClose = onClose;
        this.clock = clock;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
        context.channel().attr(CONNECTION).set(new Connection(context.channel(), remote, clock));
        if (connections.incrementAndGet() > maxConnections) {
            LOG.warn("Closing {}: {} connections are open already, the limit", remote, maxConnections);
            context.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RemotingCommand command) {
        Connection connection = context.channel().attr(CONNECTION).get();
        if (command.isResponse()) {
            connection.answered(command);
        } else {
            executor.submit(new Exchange(command, connection));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            LOG.info("Closing {}: silent for too long", context.channel().remoteAddress());
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.decrementAndGet();
        Connection connection = context.channel().attr(CONNECTION).get();
        connection.closed();
        try {
            onClose.accept(connection);
        } catch (NotDoneYet unfinished) {
            LOG.debug(unfinished.getMessage());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CodecException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof IOException) {
            LOG.debug("Closing {}: {}", context.channel().remoteAddress(), cause.getMessage());
        } else if (cause instanceof BadFrame) {
            LOG.info("Closing {}: {}", context.channel().remoteAddress(), cause.getMessage());
        } else {
            LOG.warn("Closing {}: {}", context.channel().remoteAddress(), Failures.describe(cause));
        }
        context.close();
    }
}
