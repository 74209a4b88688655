package minibroker.remoting;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Takes the ports of a server. Where the system is to choose two of them, it is asked again until the second is free as
 * well.
 *
 * <p>Called by the thread that makes the server.
 */
final class PortBinder {
    private static final int VIP_DISTANCE = 2;
    private static final int TRIES = 100;

    private final ServerBootstrap server;

    PortBinder(ServerBootstrap server) {
        this.server = server;
    }

    /**
     * @return what listens, first the port that was asked for
     * @throws BindFailed if a port is taken or the address is not this machine's; no port is kept then
     */
    List<Channel> bind(InetSocketAddress address, Ports ports) {
        for (int tries = 1; ; tries++) {
            Channel first = bind(address);
            if (ports == Ports.ONE) {
                return List.of(first);
            }
            int port = ((InetSocketAddress) first.localAddress()).getPort();
            try {
                return List.of(first, bindVip(address, port));
            } catch (BindFailed taken) {
                first.close().awaitUninterruptibly();
                if (address.getPort() != 0 || tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private Channel bind(InetSocketAddress address) {
        ChannelFuture bound = server.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new BindFailed(address, bound.cause());
        }
        return bound.channel();
    }

    private Channel bindVip(InetSocketAddress address, int port) {
        if (port <= VIP_DISTANCE) {
            throw new BindFailed(
                    address,
                    new IllegalArgumentException("a broker needs the port two below as well, and there is none"));
        }
        InetSocketAddress vip = new InetSocketAddress(address.getAddress(), port - VIP_DISTANCE);
        ChannelFuture bound = server.bind(vip).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw BindFailed.ofVip(vip, port, bound.cause());
        }
        return bound.channel();
    }
}
