package crosscheck;

import org.junit.jupiter.api.Nested;
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

/**
 * Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong thing.
 *
 * <p>Several run side by side, since most of the time they wait; each has topics and groups of its own. Those that can't wait are
 * in {@link PromptProgramsIT}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsIT {

    static List<String> patient() {
        return Programs.patient();
    }

    static List<String> withTheirOwnBroker() {
        return Programs.withTheirOwnBroker();
    }

    /** They end it, measure it or make it forget; there the address is of no use to anybody. */
    @ParameterizedTest
    @MethodSource
    void withTheirOwnBroker(String program, @TempDir Path home) {
        Programs.run(program, "127.0.0.1:1", home);
    }

    @Nested
    @ExtendWith(SharedRocketMq.class)
    class OnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#patient")
        void patient(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @NeedsDocker
    @ExtendWith(SharedRocketMq.class)
    class InAContainer {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#patient")
        void patient(String program, RocketMqContainer rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }
}
