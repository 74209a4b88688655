package faults;

import faults.history.HistoryVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import process.Waits;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients whose connections are cut, for a few seconds, longer in the authoring build; {@code faults.FaultsCommand
 * load} does it for a minute.
 */
class LoadIT {
    private static final int CLIENTS = Waits.amount(8, 16);
    private static final Duration TIME = Duration.ofSeconds(Waits.amount(4, 8));
    private static final Duration BOUND = Duration.ofSeconds(600);

    @Test
    @Timeout(600)
    void nothingIsLostAndNothingIsLeftWhenConnectionsAreCut(@TempDir Path store) {
        long seed = Long.getLong("load.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        Waits.announce(
                "%s clients that send for %s s, and for what they sent, seed %s (-Dload.seed=)"
                        .formatted(CLIENTS, TIME.toSeconds(), seed),
                BOUND);

        LoadRun.Result result = new LoadRun(store, CLIENTS, TIME, seed, new PrintWriter(System.out, true)).run();

        System.out.println(result);
        assertThat(result.verdicts()).allMatch(HistoryVerdict::isRight).anyMatch(verdict -> verdict.acknowledged() > 0);
        assertThat(result.cuts()).isPositive();
        assertThat(result.threadsLeft()).isEmpty();
    }
}
