package crosscheck;

import crosscheck.rocketmq.RocketMqContainer;
import crosscheck.rocketmq.RocketMqProcess;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/**
 * The programs around Apache's quickstart pair on the real RocketMQ. They run alone: topic and group have fixed names, and the
 * producer gives up after a second.
 */
@Isolated
class QuickstartsIT {

    static List<String> programs() {
        return Programs.quickstarts();
    }

    @Nested
    @ExtendWith(SharedRocketMq.class)
    class OnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.QuickstartsIT#programs")
        void aProgramWorks(String program, RocketMqProcess rocketMq, @TempDir Path home) throws Exception {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @NeedsDocker
    class InAContainer {
        @ParameterizedTest
        @MethodSource("crosscheck.QuickstartsIT#programs")
        void aProgramWorks(String program, @TempDir Path home) throws Exception {
            try (RocketMqContainer rocketMq = RocketMqContainer.started(step -> {})) {
                Programs.run(program, rocketMq.nameServerAddress(), home);
            }
        }
    }
}
