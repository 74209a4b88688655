package faults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import process.Waits;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** A few seconds of spoilt frames, or as many as {@code -Dfuzz.seconds=} says. */
class FuzzIT {
    @Test
    @Timeout(3_600)
    void spoiltFramesHurtNobody(@TempDir Path store) {
        long seed = Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", Waits.amount(3, 10)));
        Waits.announce(
                "%s s of spoilt frames, seed %s (-Dfuzz.seconds=, -Dfuzz.seed=)".formatted(time.toSeconds(), seed),
                time.plusMinutes(2));

        FuzzRun.Result result = new FuzzRun(store, time, seed, new PrintWriter(System.out, true)).run();

        System.out.println(result);
        assertThat(result.frames()).isPositive();
        assertThat(result.looks()).isPositive();
        assertThat(result.threadsLeft()).isEmpty();
    }
}
