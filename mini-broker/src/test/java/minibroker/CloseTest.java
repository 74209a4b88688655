package minibroker;

import minibroker.remoting.BindFailed;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A broker that is closed, or that could not start, leaves nothing behind. */
@Timeout(60)
@Isolated
class CloseTest {
    private static final long PATIENCE_MILLIS = 5_000;

    @Test
    void leavesNoThreadNoPortAndNoConnection() throws Exception {
        Set<Thread> before = threads();
        MiniBroker broker = MiniBroker.builder().inMemory().start();
        InetSocketAddress address = ByteClient.address(broker.brokerAddress());
        try (ByteClient client = new ByteClient(address)) {
            client.ask(RemotingCommand.request(99_999, 1));

            broker.close();

            assertThat(client.bytesUntilClosed()).isZero();
        }
        assertThat(newThreads(before)).isEmpty();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket free = new ServerSocket(address.getPort(), 1, loopback);
                ServerSocket freeBelow = new ServerSocket(address.getPort() - 2, 1, loopback)) {
            assertThat(free.isBound() && freeBelow.isBound()).isTrue();
        }
    }

    @Test
    void anInterruptedThreadClosesEverythingAndStaysInterrupted(@TempDir Path folder) throws Exception {
        Set<Thread> before = threads();
        MiniBroker broker = MiniBroker.builder().store(folder).start();
        InetSocketAddress nameServer = ByteClient.address(broker.nameServerAddress());

        Thread.currentThread().interrupt();
        broker.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(newThreads(before)).isEmpty();
        new ServerSocket(nameServer.getPort(), 1, InetAddress.getLoopbackAddress()).close();
        MiniBroker.builder().store(folder).start().close();
    }

    @Test
    void aStartThatIsInterruptedLeavesNothing(@TempDir Path folder) throws Exception {
        Set<Thread> before = threads();

        Thread.currentThread().interrupt();
        try {
            MiniBroker.builder().store(folder).start().close();
        } catch (UncheckedIOException interrupted) {
            assertThat(interrupted).hasCauseInstanceOf(ClosedByInterruptException.class);
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(newThreads(before)).isEmpty();
        MiniBroker.builder().store(folder).start().close();
    }

    @Test
    void closingTwiceDoesNoHarm() {
        MiniBroker broker = MiniBroker.builder().inMemory().start();
        broker.close();
        broker.close();
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeft() throws Exception {
        Set<Thread> before = threads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> MiniBroker.builder().namesrvPort(port).start())
                    .isInstanceOf(BindFailed.class)
                    .hasMessageContaining("127.0.0.1:" + port);
            assertThatThrownBy(() -> MiniBroker.builder().brokerPort(port).start())
                    .isInstanceOf(BindFailed.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
        assertThat(newThreads(before)).isEmpty();
    }

    @Test
    void anAddressThatClientsCannotReachIsRefused() {
        assertThatThrownBy(() -> MiniBroker.builder().host("0.0.0.0").start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Clients can't reach a broker at 0.0.0.0");
        assertThatThrownBy(
                        () -> MiniBroker.builder().host("no.such.host.invalid").start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.host.invalid");
    }

    @Test
    void clientsAreToldTheAddressThatTheyCanReach() {
        try (MiniBroker broker =
                MiniBroker.builder().host("0.0.0.0").advertisedHost("127.0.0.1").start()) {
            assertThat(broker.brokerAddress()).startsWith("127.0.0.1:");
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    /** Waits for each new thread to end: one that Netty shares among all its users does so by itself after a second. */
    private static Set<String> newThreads(Set<Thread> before) throws InterruptedException {
        Set<Thread> fresh = new HashSet<>(threads());
        fresh.removeAll(before);
        for (Thread thread : fresh) {
            thread.join(PATIENCE_MILLIS);
        }
        return fresh.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
    }
}
