package holding;

import history.Verdict;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** A few kills of the broker's process under load; {@code holding.Main crash} does many. */
class CrashIT {
    @ParameterizedTest(name = "sync flush: {0}, {1} rounds")
    @CsvSource({"true, 4", "false, 2"})
    @Timeout(600)
    void whatWasAcknowledgedIsThereAfterEachKill(boolean syncFlush, int rounds, @TempDir Path store) {
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("crash: %d rounds, seed %d (-Dcrash.seed=)%n", rounds, seed);

        for (Verdict verdict : new CrashRun(store, syncFlush, rounds, seed, new PrintWriter(System.out, true)).run()) {
            assertThat(verdict.isRight()).as(verdict.text()).isTrue();
            assertThat(verdict.acknowledged()).as(verdict.text()).isPositive();
        }
    }
}
