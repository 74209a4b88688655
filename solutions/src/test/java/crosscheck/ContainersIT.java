package crosscheck;

import crosscheck.transcript.Transcript;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import process.Waits;
import rocketmq.RocketMqContainer;

import java.util.List;
import java.util.Locale;

/** RocketMQ in a container does in every scenario what it does as a process, word for word. */
@Execution(ExecutionMode.CONCURRENT)
@NeedsDocker
@ExtendWith(SharedRocketMq.class)
class ContainersIT {

    static List<String> scenarios() {
        return CrossCheckIT.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aContainerDoesAsTheProcess(String name, RocketMqContainer rocketMq) {
        Waits.announce("scenario " + name + " on RocketMQ in a container", CrossCheck.BOUND);
        long start = System.nanoTime();
        Transcript transcript = CrossCheck.run(Scenarios.of(List.of(name)).get(0), rocketMq.nameServerAddress());
        System.out.printf(
                Locale.ROOT,
                "RocketMQ in a container: %s, %s steps in %.1f s%n",
                name,
                transcript.steps().size(),
                (System.nanoTime() - start) / 1e9);
        CrossCheckIT.requireAsRecorded(transcript);
    }
}
