package crosscheck;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;
import java.util.List;

/**
 * Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong thing.
 *
 * <p>One after the other and nothing beside them, as a learner runs them: a client gives up after three seconds, and those of
 * Apache's quickstart pair after one.
 */
@Isolated
class ProgramsIT {

    static List<String> programs() {
        return Programs.all();
    }

    static List<String> programsWithTheirOwn() {
        return Programs.withTheirOwn();
    }

    /** They end it, measure it or make it forget; there the address is of no use to anybody. */
    @ParameterizedTest
    @MethodSource("programsWithTheirOwn")
    void aProgramThatStartsItsOwnBrokerWorks(String program, @TempDir Path home) {
        Programs.run(program, "127.0.0.1:1", home);
    }

    @Nested
    @ExtendWith(SharedRocketMq.class)
    class OnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#programs")
        void aProgramWorks(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @NeedsDocker
    class InAContainer {
        private static RocketMqContainer rocketMq;

        @BeforeAll
        static void start() {
            rocketMq = RocketMqContainer.started(step -> {});
        }

        @AfterAll
        static void end() {
            if (rocketMq != null) {
                rocketMq.close();
            }
        }

        @ParameterizedTest
        @MethodSource("crosscheck.ProgramsIT#programs")
        void aProgramWorks(String program, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }
}
