package crosscheck;

import crosscheck.transcript.Comparison;
import crosscheck.transcript.Recording;
import crosscheck.transcript.SideBySide;
import crosscheck.transcript.Transcript;
import minibroker.MiniBroker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import process.Waits;
import rocketmq.RealRocketMq;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every scenario on the finished mini-broker and on RocketMQ, as a process and in a container: the transcripts are
 * equal, and RocketMQ's is as it was recorded.
 *
 * <p>Several run side by side, each on both brokers at once and with topics and groups of its own: most of their time
 * they wait.
 *
 * <p>{@code mvn verify -pl mini-broker,solutions/rocketmq,solutions -Dit.test=CrossCheckIT -Dcrosscheck.record=true}
 * records them anew.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRocketMq.class)
class CrossCheckIT {
    /** It waits a minute until a lock expires: a test of its own, so that it begins early. */
    private static final String SLOWEST = "ordered";

    private static final String IN_CONTAINERS = "where containers are required they run with the same servers in one";
    private static final String THEM = "crosscheck.CrossCheckIT#scenarios";

    static List<String> scenarios() {
        return Scenarios.all().stream()
                .map(Scenario::name)
                .filter(name -> !name.equals(SLOWEST))
                .toList();
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @DisabledIfEnvironmentVariable(named = "CONTAINERS", matches = "required", disabledReason = IN_CONTAINERS)
    class WithAProcess {
        @ParameterizedTest
        @MethodSource(THEM)
        @Execution(ExecutionMode.CONCURRENT)
        void bothBrokersAgree(String scenario, RocketMqProcess rocketMq) throws Exception {
            requireThatBothAgree(scenario, rocketMq);
        }

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void bothBrokersAgreeInTheSlowest(RocketMqProcess rocketMq) throws Exception {
            requireThatBothAgree(SLOWEST, rocketMq);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @NeedsDocker
    class WithAContainer {
        @ParameterizedTest
        @MethodSource(THEM)
        @Execution(ExecutionMode.CONCURRENT)
        void bothBrokersAgree(String scenario, RocketMqContainer rocketMq) throws Exception {
            requireThatBothAgree(scenario, rocketMq);
        }

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void bothBrokersAgreeInTheSlowest(RocketMqContainer rocketMq) throws Exception {
            requireThatBothAgree(SLOWEST, rocketMq);
        }
    }

    private static void requireThatBothAgree(String name, RealRocketMq rocketMq) throws Exception {
        Scenario scenario = Scenarios.of(List.of(name)).get(0);
        Waits.announce("scenario " + name + " on both brokers", CrossCheck.BOUND);
        long start = System.nanoTime();
        FutureTask<Transcript> onRocketMq =
                new FutureTask<>(() -> CrossCheck.run(scenario, rocketMq.nameServerAddress()));
        new Thread(onRocketMq, name + "-on-rocketmq").start();
        Transcript ours;
        try (MiniBroker broker = MiniBroker.builder().inMemory().allowRecall().start()) {
            ours = CrossCheck.run(scenario, broker.nameServerAddress());
        }
        Transcript theirs = onRocketMq.get();
        System.out.printf(
                Locale.ROOT,
                "scenario %s: %s steps in %.1f s%n",
                name,
                theirs.steps().size(),
                (System.nanoTime() - start) / 1e9);
        Comparison comparison = Comparison.of(ours, theirs, Scenarios.deliberateDifferences());
        assertThat(comparison.equal())
                .as(() -> "\n" + new SideBySide(160, false, false).render(comparison))
                .isTrue();
        if (Boolean.getBoolean("crosscheck.record")) {
            new Recording(RocketMqProcess.VERSION, LocalDate.now(), theirs).save(Path.of("src/main/resources"));
        } else {
            requireAsRecorded(theirs);
        }
    }

    /** The same in every form that RocketMQ comes in, and the same as learners without a RocketMQ get to see. */
    static void requireAsRecorded(Transcript theirs) {
        assertThat(theirs.endedEarly()).isEmpty();
        assertThat(Recording.of(theirs.scenario())
                        .map(recording -> recording.transcript().steps()))
                .as(
                        "the recording of scenario %s; if it is older than the scenario, record it anew, see CrossCheckIT",
                        theirs.scenario())
                .contains(theirs.steps());
    }
}
