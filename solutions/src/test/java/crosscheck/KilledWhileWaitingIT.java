package crosscheck;

import crosscheck.scenario.KilledWhileWaiting;
import crosscheck.transcript.Comparison;
import crosscheck.transcript.Recording;
import crosscheck.transcript.SideBySide;
import crosscheck.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import process.ForkedJvm;
import process.JvmCommand;
import process.Waits;
import rocketmq.BrokerPorts;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.FutureTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both brokers are killed while messages wait: the transcripts are equal, RocketMQ's is as it was recorded, and ours
 * delivers nothing twice.
 */
class KilledWhileWaitingIT {
    private static final Duration START_BOUND = Duration.ofSeconds(60);

    private ForkedJvm broker;

    @Test
    void whatWaitsSurvivesAKill(@TempDir Path store) throws Exception {
        Waits.announce("scenario killed-while-waiting on both brokers", CrossCheck.BOUND);
        FutureTask<Transcript> onRocketMq = new FutureTask<>(KilledWhileWaitingIT::onRocketMq);
        Thread thread = new Thread(onRocketMq, "killed-while-waiting-on-rocketmq");
        thread.start();
        BrokerPorts ports = BrokerPorts.free();
        KilledWhileWaiting scenario = new KilledWhileWaiting(() -> {
            broker.kill();
            start(store, ports);
        });
        Transcript ours;
        try {
            start(store, ports);
            ours = CrossCheck.run(scenario, "127.0.0.1:" + ports.nameServer());
        } finally {
            broker.close();
        }
        Transcript theirs = onRocketMq.get();
        Comparison comparison = Comparison.of(ours, theirs, Scenarios.deliberateDifferences());
        assertThat(comparison.equal())
                .as(() -> "\n" + new SideBySide(160, false, false).render(comparison))
                .isTrue();
        assertThat(scenario.times().values()).as("how often each came, on ours").containsOnly(1);
        if (Boolean.getBoolean("crosscheck.record")) {
            new Recording(RocketMqProcess.VERSION, LocalDate.now(), theirs).save(Path.of("src/main/resources"));
        } else {
            CrossCheckIT.requireAsRecorded(theirs);
        }
    }

    private static Transcript onRocketMq() {
        try (RocketMqProcess rocketMq = RocketMqProcess.start()) {
            return CrossCheck.run(
                    new KilledWhileWaiting(() -> {
                        rocketMq.kill();
                        rocketMq.startAgain();
                    }),
                    rocketMq.nameServerAddress());
        }
    }

    private void start(Path store, BrokerPorts ports) {
        broker = ForkedJvm.start(JvmCommand.of(minibroker.cli.Main.class.getName())
                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
                .arguments("broker", "--store", store.toString())
                .arguments("--namesrv-port", Integer.toString(ports.nameServer()))
                .arguments("--port", Integer.toString(ports.broker()))
                .readyAt("mini-broker ready: name server "));
        broker.awaitReady(START_BOUND);
    }
}
