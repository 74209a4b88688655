package faults;

import faults.history.HistoryVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import process.Waits;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few kills of the broker's process under load, more in the authoring build; {@code faults.FaultsCommand crash} does
 * many.
 */
class CrashIT {
    private static final Duration BOUND = Duration.ofSeconds(600);

    @ParameterizedTest(name = "{1}, sync flush: {0}, {2} rounds, or {3} in the authoring build")
    @CsvSource({"true, KILL, 1, 2", "false, KILL, 1, 2", "true, POWER_CUT, 2, 3"})
    @Timeout(600)
    void whatWasAcknowledgedIsThereAfterEachEnd(
            boolean syncFlush, Death death, int few, int more, @TempDir Path store) {
        int rounds = Waits.amount(few, more);
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        Waits.announce(
                "%s ends by %s with %s flush, seed %s (-Dcrash.seed=)"
                        .formatted(rounds, death, syncFlush ? "sync" : "async", seed),
                BOUND);

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
        Waits.announce("a power cut that takes something", BOUND);
        int lost = 0;
        for (int cut = 0; cut < 3 && lost == 0; cut++) {
            // A cut right behind a flush takes nothing; three of them are too many to believe.
            lost = PowerCutRun.pull(false, 1_000).lost();
        }
        assertThat(lost).as("acknowledged and gone").isPositive();
    }
}
