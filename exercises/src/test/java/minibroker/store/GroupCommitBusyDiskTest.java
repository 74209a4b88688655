package minibroker.store;

import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages of 100 bytes, and a disk that is busy while others want something. */
@Tag("09-2")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitBusyDiskTest {
    private final HandClock clock = new HandClock();
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final GroupCommit commit = new GroupCommit(this::flush, asked::add, Duration.ofSeconds(5), clock);
    private volatile long appended;
    private Supplier<String> beside = () -> "";
    private String seen = "not asked";

    @Test
    @Tag("invariant-3")
    @DisplayName("while the disk is busy other senders can go on")
    void takesSendersWhileTheDiskIsBusy() {
        append();
        beside = () -> state(append());
        runTheFirstThatWasAsked();
        assertThat(seen).as("a sender who comes while the disk is busy").isEqualTo("waits");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the disk is busy for five seconds: who has waited for so long is told so, while it is still busy")
    void tellsThemWhileTheDiskIsBusy() {
        CompletableFuture<Boolean> sender = append();
        beside = () -> {
            clock.forward(5_000);
            commit.tick();
            return state(sender);
        };
        runTheFirstThatWasAsked();
        assertThat(seen).as("the sender, after a tick while the disk is busy").isEqualTo("not safe");
    }

    private CompletableFuture<Boolean> append() {
        appended += 100;
        return commit.whenSafe(appended);
    }

    private void runTheFirstThatWasAsked() {
        assertThat(asked).as("what the flusher was asked for").isNotEmpty();
        asked.remove().run();
    }

    /** Meanwhile another thread does what the check says; it has two seconds for it. */
    private long flush() {
        long end = appended;
        try {
            seen = CompletableFuture.supplyAsync(beside).get(2, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            seen = "is stuck as long as the disk is busy";
        }
        return end;
    }

    private static String state(CompletableFuture<Boolean> answer) {
        if (!answer.isDone()) {
            return "waits";
        }
        return answer.join() ? "safe" : "not safe";
    }
}
