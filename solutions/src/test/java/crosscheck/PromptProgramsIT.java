package crosscheck;

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
 * The programs that give up after a second, as those of Apache's quickstart do: after all others, and one at a time.
 */
@Isolated
class PromptProgramsIT {

    static List<String> prompt() {
        return Programs.prompt();
    }

    @Nested
    @ExtendWith(SharedRocketMq.class)
    class OnAProcess {
        @ParameterizedTest
        @MethodSource("crosscheck.PromptProgramsIT#prompt")
        void prompt(String program, RocketMqProcess rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }

    @Nested
    @NeedsDocker
    @ExtendWith(SharedRocketMq.class)
    class InAContainer {
        @ParameterizedTest
        @MethodSource("crosscheck.PromptProgramsIT#prompt")
        void prompt(String program, RocketMqContainer rocketMq, @TempDir Path home) {
            Programs.run(program, rocketMq.nameServerAddress(), home);
        }
    }
}
