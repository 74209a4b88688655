package rocketmq;

import crosscheck.SharedRocketMq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import process.ForkedJvm;
import process.JvmCommand;
import process.Waits;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SharedRocketMq.class)
class RocketMqProcessIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Test
    void closingEndsTheProcessAndRemovesItsFolder() throws Exception {
        Waits.announce("RocketMQ to start and to end", BOUND);
        RocketMqProcess rocketMq = RocketMqProcess.start();
        assertThat(rocketMq.folder()).isDirectory();
        rocketMq.close();
        assertThat(rocketMq.onExit().get(BOUND.toSeconds(), SECONDS).isAlive()).isFalse();
        assertThat(rocketMq.folder()).doesNotExist();
        rocketMq.close();
    }

    @Test
    void nothingIsLeftWhenTheParentIsKilled(@TempDir Path home) throws Exception {
        Waits.announce("a RocketMQ whose parent is killed", BOUND);
        try (ForkedJvm parent = ForkedJvm.start(JvmCommand.of(KilledParent.class.getName())
                .options("-XX:TieredStopAtLevel=1", "-Duser.home=" + home)
                .readyAt("started "))) {
            String[] started = parent.awaitReady(BOUND).split(" ", 2);
            ProcessHandle broker = ProcessHandle.of(Long.parseLong(started[0])).orElseThrow();
            Path folder = Path.of(started[1]);
            assertThat(broker.isAlive()).isTrue();
            assertThat(folder).isDirectory();

            parent.kill();

            broker.onExit().get(BOUND.toSeconds(), SECONDS);
            assertThat(Files.exists(folder))
                    .as("folder of the broker whose parent was killed")
                    .isFalse();
        }
    }

    /** The parent that gets killed. */
    static final class KilledParent {

        public static void main(String[] args) throws Exception {
            RocketMqProcess rocketMq = RocketMqProcess.start();
            System.out.println("started " + rocketMq.pid() + " " + rocketMq.folder());
            rocketMq.onExit().get();
        }
    }

    @Test
    void aPortThatIsTakenIsReportedWithWhatRocketMqSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RocketMqProcess.start(taken.getLocalPort(), null))
                    .isInstanceOf(RocketMqUnavailable.class)
                    .hasMessageContaining("RocketMQ ended while it started")
                    .hasMessageContaining("Failed to bind to 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void anAddressIsTakenAtItsWordOnlyWhenABrokerAnswers(RocketMqProcess rocketMq) {
        try (RealRocketMq same = RocketMqAddress.of(rocketMq.nameServerAddress(), BOUND)) {
            assertThat(same.nameServerAddress()).isEqualTo(rocketMq.nameServerAddress());
        }
        assertThatThrownBy(() -> RocketMqAddress.of("127.0.0.1:1", Duration.ofMillis(100)))
                .isInstanceOf(RocketMqUnavailable.class)
                .hasMessageContaining("connect to 127.0.0.1:1 failed");
    }
}
