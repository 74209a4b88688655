package crosscheck;

import crosscheck.scenario.Failover;
import crosscheck.transcript.Recording;
import crosscheck.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import rocketmq.RocketMqCluster;

import java.nio.file.Path;
import java.time.LocalDate;

import static rocketmq.RocketMqProcess.VERSION;

/**
 * Two brokers in containers, one of which is killed and started again. Alone, since it counts on clients that are
 * prompt.
 */
@NeedsDocker
@Isolated
class FailoverIT {

    @Test
    void sendsGoOnOrdersWaitAndConsumersShareOutWhatIsLeft() {
        Transcript transcript;
        try (RocketMqCluster cluster =
                RocketMqCluster.started(step -> System.out.println("RocketMQ in three containers: " + step))) {
            transcript = CrossCheck.run(new Failover(cluster), cluster.nameServerAddress());
        }
        if (Boolean.getBoolean("crosscheck.record")) {
            new Recording(VERSION, LocalDate.now(), transcript).save(Path.of("src/main/resources"));
        } else {
            CrossCheckIT.requireAsRecorded(transcript);
        }
    }
}
