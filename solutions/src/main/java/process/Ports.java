package process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of one RocketMQ. A broker takes three: the one that it is told, two below for its "fast" server, one above for
 * replication.
 *
 * <p>Chosen below the range from which systems take the ports of outgoing connections, so that none of those can be in the way
 * between this choice and the start of the broker.
 */
public record Ports(int nameServer, int broker) {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final int TRIES = 200;

    /** @throws IllegalStateException if there are none */
    public static Ports free() {
        for (int i = 0; i < TRIES; i++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            Ports ports = new Ports(first, first + 3);
            if (ports.areFree()) {
                return ports;
            }
        }
        throw new IllegalStateException("found no five free ports between " + LOWEST + " and " + HIGHEST);
    }

    private boolean areFree() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket held1 = bound(new InetSocketAddress(loopback, nameServer));
                ServerSocket held2 = bound(new InetSocketAddress(loopback, broker - 2));
                ServerSocket held3 = bound(new InetSocketAddress(loopback, broker));
                ServerSocket held4 = bound(new InetSocketAddress(broker + 1))) {
            return held1.isBound() && held2.isBound() && held3.isBound() && held4.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket bound(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(address);
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
