package minibroker.remoting;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import minibroker.thread.Closing;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens on one port or two, turns bytes into requests, and sends the answers back.
 *
 * <p>Its threads: a few that read and write the network and carry out requests while none waits, the worker of the
 * {@link RequestExecutor}, and one that {@link ReadCompleteExecutor} may need. Closing it closes its connections and
 * ends its threads. RocketMQ: {@code NettyRemotingServer}.
 *
 * <p>Any thread may call any method.
 */
public final class RemotingServer implements AutoCloseable {
    private static final int NETWORK_THREADS = 2;

    /**
     * The most bytes that may wait for a client to read them. At this limit its requests are not read until half of the
     * bytes are gone.
     */
    private static final int MAX_UNREAD_BYTES = 4 * 1024 * 1024;

    private final String name;
    private final Limits limits;
    private final Clock clock;
    private final NioEventLoopGroup network;
    private final ReadCompleteExecutor readComplete;
    private final List<Channel> listening;
    private volatile ServerHandler handler;
    private volatile RequestExecutor executor;

    /**
     * Takes its ports, so that the address is known; clients that connect wait until {@link #serve}.
     *
     * @param name first part of the threads' names
     * @param address port 0 lets the system choose
     * @param ports whether the port of the address is the only one
     * @param answerFormat how the headers of answers are written; requests say for themselves
     * @throws BindFailed if a port is taken or the address is not this machine's
     */
    public RemotingServer(
            String name, InetSocketAddress address, Ports ports, HeaderCodec answerFormat, Limits limits, Clock clock) {
        this.name = name;
        this.limits = limits;
        this.clock = clock;
        network = new NioEventLoopGroup(NETWORK_THREADS, new DefaultThreadFactory(name + "-network", true));
        readComplete = ReadCompleteExecutor.start(name + "-read-complete", this::networkThread);
        ServerBootstrap server = new ServerBootstrap()
                .group(network)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MAX_UNREAD_BYTES / 2, MAX_UNREAD_BYTES))
                .childOption(ChannelOption.MESSAGE_SIZE_ESTIMATOR, () -> RemotingServer::bytesOf)
                .childHandler(pipeline(new FrameEncoder(answerFormat)));
        try {
            listening = new PortBinder(server).bind(address, ports);
        } catch (BindFailed e) {
            endNetwork();
            throw e;
        }
    }

    private ChannelInitializer<SocketChannel> pipeline(FrameEncoder encoder) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(new FlushConsolidationHandler(256, true))
                        .addLast(new IdleStateHandler(limits.idle().toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                        .addLast(new Frames(new FrameDecoder()::decode, encoder::encode))
                        .addLast(handler);
            }
        };
    }

    /** Roughly how many bytes a message takes that waits to be sent. */
    private static int bytesOf(Object message) {
        if (message instanceof RemotingCommand command) {
            return command.body().length;
        }
        return message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
    }

    /**
     * Begins to serve.
     *
     * @param processors who carries out which request code; all others are answered "not supported"
     * @param onClose told of every connection that was closed
     */
    public void serve(Map<Integer, RequestProcessor> processors, Consumer<Connection> onClose) {
        executor = new RequestExecutor(name, limits, TimeUnit.NANOSECONDS::sleep, processors);
        handler = new ServerHandler(executor, limits.connections(), onClose, clock);
        listening.forEach(port -> port.config().setAutoRead(true));
    }

    private Optional<Executor> networkThread() {
        for (EventExecutor thread : network) {
            if (thread.inEventLoop()) {
                return Optional.of(thread);
            }
        }
        return Optional.empty();
    }

    /**
     * Runs what is left to do before requests can be answered, when everything that was read with them is carried out.
     */
    public Executor readComplete() {
        return readComplete;
    }

    /** Where it listens, with the real port; the first of two. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.get(0).localAddress();
    }

    /** How many requests wait. */
    public int waitingRequests() {
        return executor.size();
    }

    /** For how long the request has waited that has waited longest, in milliseconds; 0 if none waits. */
    public long longestWaitMillis() {
        return executor.longestWaitMillis();
    }

    /** Closes its ports and all connections and ends the threads. Closing twice does no harm. */
    @Override
    public void close() {
        Closing.inOrder(
                () -> {
                    if (executor != null) {
                        executor.close();
                    }
                },
                this::endNetwork);
    }

    private void endNetwork() {
        readComplete.close();
        network.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
