package faults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import process.ProcessMemory;
import process.Waits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Large frames that never end, over many connections at once: more than the broker has memory for. Those that do not
 * fit lose their connections; who sends small frames notices nothing.
 */
class HalfFramesIT {
    private static final int HEAP_MEGABYTES = 128;
    private static final int CONNECTIONS = 16;
    private static final int FRAME = 16 * 1024 * 1024 - 4;
    private static final byte[] ALMOST_ALL = new byte[15 * 1024 * 1024];

    @Test
    @Timeout(300)
    void framesThatNeverEndDoNotStopOthers(@TempDir Path store) throws IOException {
        Waits.announce(
                "a broker that is sent %s frames without an end".formatted(CONNECTIONS), Duration.ofSeconds(300));
        List<Socket> open = new ArrayList<>();
        try (BrokerProcess broker = BrokerProcess.hosted(store, HEAP_MEGABYTES)) {
            broker.awaitReady();
            try (ProbeClient probe = new ProbeClient(broker.brokerAddress())) {
                int refused = 0;
                for (int i = 0; i < CONNECTIONS; i++) {
                    refused += sendHalf(broker, open) ? 0 : 1;
                    probe.look();
                }
                System.out.printf(
                        "%s connections with 15 MiB each, %s of them closed by the broker; its memory: %s KiB%n",
                        CONNECTIONS, refused, ProcessMemory.ownKib(broker.pid()));
            }
            assertThat(broker.isAlive()).isTrue();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** @return whether the broker took it all */
    private static boolean sendHalf(BrokerProcess broker, List<Socket> open) throws IOException {
        String address = broker.brokerAddress();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        try {
            socket.getOutputStream().write(ByteBuffer.allocate(4).putInt(FRAME).array());
            socket.getOutputStream().write(ALMOST_ALL);
            return true;
        } catch (IOException closedByBroker) {
            return false;
        }
    }
}
