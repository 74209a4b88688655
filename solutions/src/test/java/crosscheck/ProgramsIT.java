package crosscheck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.nio.file.Path;
import java.util.List;

/**
 * Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong thing.
 *
 * <p>One after the other, since a client gives up after three seconds, and beside everything else, since most of the time they
 * wait. Together they take the longest, so they are the first to begin.
 */
@Order(1)
class ProgramsIT {

    static List<String> patient() {
        return Programs.patient();
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
