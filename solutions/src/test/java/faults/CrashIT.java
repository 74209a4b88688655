package faults;

import faults.history.HistoryVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** A few kills of the broker's process under load; {@code faults.FaultsCommand crash} does many. */
class CrashIT {
    @ParameterizedTest(name = "{1}, sync flush: {0}, {2} rounds")
    @CsvSource({"true, KILL, 2", "false, KILL, 2", "true, POWER_CUT, 3"})
    @Timeout(600)
    void whatWasAcknowledgedIsThereAfterEachEnd(boolean syncFlush, Death death, int rounds, @TempDir Path store) {
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("crash: %d rounds, seed %d (-Dcrash.seed=)%n", rounds, seed);

        for (HistoryVerdict verdict :
                new CrashRun(store, syncFlush, death, rounds, seed, new PrintWriter(System.out, true)).run()) {
            assertThat(verdict.isRight()).as(verdict.text()).isTrue();
            assertThat(verdict.acknowledged()).as(verdict.text()).isPositive();
        }
    }

    /** Otherwise the imitation of a power cut would show nothing. */
    @Test
    @Timeout(600)
    void aPowerCutTakesWhatAsyncFlushHasAcknowledged() {
        int lost = 0;
        for (int cut = 0; cut < 3 && lost == 0; cut++) {
            // A cut right behind a flush takes nothing; three of them are too many to believe.
            lost = PowerCutRun.pull(false, 1_000).lost();
        }
        assertThat(lost).as("acknowledged and gone").isPositive();
    }
}
