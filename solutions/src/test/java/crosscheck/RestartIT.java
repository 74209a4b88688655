package crosscheck;

import crosscheck.scenario.TimersOverRestart;
import crosscheck.transcript.Recording;
import crosscheck.transcript.Transcript;
import minibroker.cli.Main;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import process.ForkedJvm;
import process.FreePorts;
import process.JvmCommand;
import process.Waits;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** Timers over a kill of the broker: both brokers do what was recorded of RocketMQ. Each has a process of its own. */
@Order(1)
class RestartIT {
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(120);

    @Test
    void rocketMqDoesWhatWasRecorded() {
        Waits.announce("scenario restart on RocketMQ", BOUND);
        Transcript transcript;
        try (RocketMqProcess rocketMq = RocketMqProcess.start()) {
            transcript = CrossCheck.run(new TimersOverRestart(rocketMq::killAndStart), rocketMq.nameServerAddress());
        }
        if (Boolean.getBoolean("crosscheck.record")) {
            new Recording(RocketMqProcess.VERSION, LocalDate.now(), transcript).save(Path.of("src/main/resources"));
        } else {
            CrossCheckIT.requireAsRecorded(transcript);
        }
    }

    @Test
    void theMiniBrokerDoesTheSame(@TempDir Path store) {
        Waits.announce("scenario restart on the mini-broker", BOUND);
        int port = FreePorts.choose(2);
        JvmCommand command = JvmCommand.of(Main.class.getName())
                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .arguments("broker", "--allow-recall", "--store", store.toString())
                .arguments("--namesrv-port", Integer.toString(port), "--port", Integer.toString(port + 1))
                .readyAt("mini-broker ready: ");
        ForkedJvm[] broker = {ForkedJvm.start(command)};
        try {
            broker[0].awaitReady(START_BOUND);
            Runnable killAndStart = () -> {
                broker[0].kill();
                broker[0] = ForkedJvm.start(command);
                broker[0].awaitReady(START_BOUND);
            };
            TimersOverRestart scenario = new TimersOverRestart(killAndStart);
            CrossCheckIT.requireAsRecorded(CrossCheck.run(scenario, "127.0.0.1:" + port));
            assertThat(scenario.delivered().values()).as("how often each came").containsOnly(1);
        } finally {
            broker[0].close();
        }
    }
}
