package crosscheck;

import minibroker.cli.Main;
import org.junit.jupiter.api.Test;
import process.ForkedJvm;
import process.FreePorts;
import process.JvmCommand;
import programs.wire.FirstContact;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The broker that a learner has on the first day: the starters stand before the finished classes. */
class NothingWrittenIT {
    private static final Duration BOUND = Duration.ofSeconds(120);

    private final int nameServerPort = FreePorts.choose(3) + 1;

    @Test
    void aBrokerStartsAndAnswersHoweverLittleOfItIsWritten() {
        Path starters = Path.of("..", "exercises", "target", "classes").toAbsolutePath();
        assertThat(starters).isDirectory();
        try (ForkedJvm broker = ForkedJvm.start(JvmCommand.of(Main.class.getName())
                .classPath(starters + File.pathSeparator + System.getProperty("java.class.path"))
                .arguments("broker", "--namesrv-port", "" + nameServerPort, "--port", "" + (nameServerPort + 1))
                .readyAt("mini-broker ready"))) {
            broker.awaitReady(BOUND);
            try (ForkedJvm client = ForkedJvm.start(JvmCommand.of(FirstContact.class.getName())
                    .options("-Drocketmq.namesrv.addr=127.0.0.1:" + nameServerPort))) {
                assertThat(client.awaitEnd(BOUND)).isZero();
                assertThat(client.lineAfter("answer  code ")).isPresent();
            }
        }
    }
}
