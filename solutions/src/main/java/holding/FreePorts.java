package holding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Two ports that are free now. They lie below the range from which systems take the ports of outgoing connections: a client
 * that tries to reach a dead broker again and again must not find itself there.
 */
record FreePorts(int nameServer, int broker) {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    static FreePorts choose() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(first) && isFree(first + 1)) {
                return new FreePorts(first, first + 1);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
