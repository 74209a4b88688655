package process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports for a process that is about to start.
 *
 * <p>Chosen below the range from which systems take the ports of outgoing connections, so that none of those can be in
 * the way between this choice and the start. Without state: any thread may call.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final int TRIES = 200;

    private FreePorts() {}

    /**
     * Consecutive ports that nobody listens on, on this machine's own address or on all of its addresses.
     *
     * @return the first of them
     * @throws IllegalStateException if there are none
     */
    public static int choose(int count) {
        for (int i = 0; i < TRIES; i++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (areFree(InetAddress.getLoopbackAddress(), first, count)
                    && areFree(new InetSocketAddress(0).getAddress(), first, count)) {
                return first;
            }
        }
        throw new IllegalStateException("found no %s free ports between %s and %s".formatted(count, LOWEST, HIGHEST));
    }

    private static boolean areFree(InetAddress address, int first, int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int port = first; port < first + count; port++) {
                held.add(new ServerSocket(port, 1, address));
            }
            return true;
        } catch (IOException taken) {
            return false;
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A port cannot be given back", e);
        }
    }
}
