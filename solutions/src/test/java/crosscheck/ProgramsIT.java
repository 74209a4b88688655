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
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong
 * thing.
 *
 * <p>Two at a time, since a client gives up after three seconds, and beside everything else, since most of the time
 * they wait. Together they take the longest, so they are the first to begin.
 */
@Order(1)
class ProgramsIT {
    static final String IN_CONTAINERS = "where containers are required they run on the same servers in one";

    static List<String> oneHalf() {
        return half(0);
    }

    static List<String> otherHalf() {
        return half(1);
    }

    private static List<String> half(int remainder) {
        List<String> all = Programs.patient();
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == remainder)
                .mapToObj(all::get)
                .toList();
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @DisabledIfEnvironmentVariable(named = "CONTAINERS", matches = "required", disabledReason = IN_CONTAINERS)
    @ExtendWith(SharedRocketMq.class)
    class OneHalfOnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#oneHalf")
        @Execution(ExecutionMode.SAME_THREAD)
        void aProgramWorks(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @DisabledIfEnvironmentVariable(named = "CONTAINERS", matches = "required", disabledReason = IN_CONTAINERS)
    @ExtendWith(SharedRocketMq.class)
    class OtherHalfOnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#otherHalf")
        @Execution(ExecutionMode.SAME_THREAD)
        void aProgramWorks(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @NeedsDocker
    @ExtendWith(SharedRocketMq.class)
    class OneHalfInAContainer {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#oneHalf")
        @Execution(ExecutionMode.SAME_THREAD)
        void aProgramWorks(String program, RocketMqContainer rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @NeedsDocker
    @ExtendWith(SharedRocketMq.class)
    class OtherHalfInAContainer {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#otherHalf")
        @Execution(ExecutionMode.SAME_THREAD)
        void aProgramWorks(String program, RocketMqContainer rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }
}
