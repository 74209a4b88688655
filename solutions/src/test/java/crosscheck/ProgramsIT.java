package crosscheck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;

/**
 * Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong
 * thing.
 *
 * <p>Side by side, since most of the time they wait. Together they take the longest, so they are the first to begin;
 * whichever thread has nothing else to do takes the next one.
 */
@Order(1)
class ProgramsIT {
    static final String IN_CONTAINERS = "where containers are required they run on the same servers in one";
    private static final String THEM = "crosscheck.Programs#patient";

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @DisabledIfEnvironmentVariable(named = "CONTAINERS", matches = "required", disabledReason = IN_CONTAINERS)
    @ExtendWith(SharedRocketMq.class)
    class OnAProcess {
        @ParameterizedTest
        @MethodSource(THEM)
        @Execution(ExecutionMode.CONCURRENT)
        void aProgramWorks(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @NeedsDocker
    @ExtendWith(SharedRocketMq.class)
    class InAContainer {
        @ParameterizedTest
        @MethodSource(THEM)
        @Execution(ExecutionMode.CONCURRENT)
        void aProgramWorks(String program, RocketMqContainer rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }
}
