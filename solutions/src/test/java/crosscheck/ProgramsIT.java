package crosscheck;

import crosscheck.rocketmq.RocketMqProcess;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/** Every client program of the workbook works on the real RocketMQ: one that works on ours alone teaches the wrong thing. */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRocketMq.class)
class ProgramsIT {

    static List<String> programs() {
        return Programs.sociable();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProgramWorksOnRocketMq(String program, RocketMqProcess rocketMq, @TempDir Path home) throws Exception {
        Programs.run(program, rocketMq.nameServerAddress(), home);
    }
}
