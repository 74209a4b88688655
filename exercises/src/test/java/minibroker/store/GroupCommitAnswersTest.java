package minibroker.store;

import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages of 100 bytes, senders who are patient for five seconds, and a disk that does what the check says. */
@Tag("09-2")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitAnswersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WAITS = "waits";
    private static final String SAFE = "safe";
    private static final String NOT_SAFE = "not safe";

    private final HandClock clock = new HandClock();
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final GroupCommit commit = new GroupCommit(this::flush, asked::add, PATIENCE, clock);
    private volatile long appended;
    private int flushes;
    private Runnable whileTheDiskIsBusy = () -> {};

    @Test
    @Tag("invariant-3")
    @DisplayName("a sender is answered when the disk has its message, and not before")
    void answersWhenTheDiskHasIt() {
        CompletableFuture<Boolean> a = append();
        assertThat(state(a)).as("a, before the flush").isEqualTo(WAITS);
        commit.flushOnce();
        assertThat(state(a))
                .as("a, whose message ends at 100, after a flush up to 100")
                .isEqualTo(SAFE);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("three senders wait: one flush answers all three")
    void oneFlushForAllWhoWait() {
        CompletableFuture<Boolean> a = append();
        CompletableFuture<Boolean> b = append();
        CompletableFuture<Boolean> c = append();
        commit.flushOnce();
        assertThat(states(a, b, c))
                .as("a, b and c, whose messages end at 100, 200 and 300, after one flush up to 300")
                .isEqualTo("safe, safe, safe");
        assertThat(flushes).as("flushes").isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a message comes while the disk is busy: this flush does not answer its sender, the next one does")
    void whoComesDuringAFlushWaitsForTheNext() {
        CompletableFuture<?>[] late = new CompletableFuture<?>[1];
        CompletableFuture<Boolean> a = append();
        whileTheDiskIsBusy = () -> late[0] = append();
        commit.flushOnce();
        assertThat(flushes).as("flushes that flushOnce made").isEqualTo(1);
        assertThat(states(a, late[0]))
                .as("a and the late one, after the first flush")
                .isEqualTo("safe, waits");
        whileTheDiskIsBusy = () -> {};
        commit.flushOnce();
        assertThat(state(late[0])).as("the late one, after the second flush").isEqualTo(SAFE);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a sender asks for a flush, and when that is made it is answered")
    void asksForAFlush() {
        CompletableFuture<Boolean> a = append();
        asked.forEach(Runnable::run);
        assertThat(state(a))
                .as("a, after what it asked the flusher to do (%s tasks)", asked.size())
                .isEqualTo(SAFE);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a message comes while the disk is busy for another one: when all is made that was asked for, both are safe")
    void eachSenderAsks() {
        CompletableFuture<?>[] late = new CompletableFuture<?>[1];
        CompletableFuture<Boolean> a = append();
        whileTheDiskIsBusy = () -> {
            whileTheDiskIsBusy = () -> {};
            late[0] = append();
        };
        runWhatIsAsked();
        assertThat(states(a, late[0]))
                .as("a and the late one, after all that they asked the flusher to do")
                .isEqualTo("safe, safe");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("who has been answered is no longer in the list: no flush is made for it any more")
    void takesOutOfTheList() {
        append();
        append();
        commit.flushOnce();
        runWhatIsAsked();
        assertThat(flushes)
                .as("flushes for two senders that one flush has answered")
                .isEqualTo(1);
        append();
        clock.forward(5_000);
        commit.tick();
        runWhatIsAsked();
        assertThat(flushes)
                .as("flushes, when another one has waited for too long and was told so")
                .isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two senders, and each sends its next message as soon as it is answered: all four are answered")
    void theNextMessageMayComeAtOnce() {
        List<CompletableFuture<Boolean>> next = new ArrayList<>();
        CompletableFuture<Boolean> a = append();
        CompletableFuture<Boolean> b = append();
        a.thenRun(() -> next.add(append()));
        b.thenRun(() -> next.add(append()));
        commit.flushOnce();
        assertThat(states(a, b)).as("a and b, after a flush up to 200").isEqualTo("safe, safe");
        commit.flushOnce();
        assertThat(states(next.get(0), next.get(1)))
                .as("their next messages, after the next flush")
                .isEqualTo("safe, safe");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a log of 6,000,000,000 bytes: that is too large for an int, and a sender is answered all the same")
    void offsetsMayBeLarge() {
        appended = 6_000_000_000L;
        CompletableFuture<Boolean> a = append();
        CompletableFuture<Boolean> late = commit.whenSafe(appended + 100);
        commit.flushOnce();
        assertThat(states(a, late))
                .as("a, and one whose message ends 100 bytes behind the flush")
                .isEqualTo("safe, waits");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "patience of 5,000 ms: not over after 4,999, over after 5,000, and only for those who have waited so long")
    void tellsThoseWhoHaveWaitedTooLong() {
        CompletableFuture<Boolean> a = append();
        clock.forward(4_999);
        CompletableFuture<Boolean> b = append();
        commit.tick();
        assertThat(states(a, b)).as("a and b after 4,999 ms").isEqualTo("waits, waits");
        clock.forward(1);
        commit.tick();
        assertThat(states(a, b)).as("a after 5,000 ms, b after 1").isEqualTo("not safe, waits");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the disk fails: those who wait are told that their messages are not safe")
    void tellsOfAFailure() {
        CompletableFuture<Boolean> a = append();
        CompletableFuture<Boolean> b = append();
        failOnce();
        assertThat(states(a, b)).as("a and b").isEqualTo("not safe, not safe");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the disk has failed once: whoever comes later is told at once that nothing is safe, although it works again")
    void acknowledgesNothingAfterAFailure() {
        append();
        failOnce();
        CompletableFuture<Boolean> later = append();
        assertThat(state(later)).as("one who comes later").isEqualTo(NOT_SAFE);
        int before = flushes;
        commit.close();
        assertThat(flushes - before)
                .as("flushes at the end, for which nobody waits: who was refused is not in the list")
                .isZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the disk has failed: whoever comes is told that nothing is safe, also if an earlier flush reached it")
    void refusesAfterAFailureWhoeverComes() {
        append();
        commit.flushOnce();
        append();
        failOnce();
        assertThat(state(commit.whenSafe(100)))
                .as("one whose message ends at 100, after a flush up to 100 and a failure")
                .isEqualTo(NOT_SAFE);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the broker is stopped: who waits gets a last flush, who comes later is told at once")
    void answersEverybodyAtTheEnd() {
        CompletableFuture<Boolean> a = append();
        commit.close();
        assertThat(states(a, append()))
                .as("one who waited, and one who comes later")
                .isEqualTo("safe, not safe");
        assertThat(flushes).as("flushes").isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("b's message is in the log, b itself comes while the disk is busy: the flush that began before is b's")
    void whoComesDuringItsOwnFlushIsAnswered() {
        CompletableFuture<?>[] b = new CompletableFuture<?>[1];
        CompletableFuture<Boolean> a = append();
        appended += 100;
        whileTheDiskIsBusy = () -> b[0] = commit.whenSafe(200);
        commit.flushOnce();
        assertThat(states(a, b[0])).as("a and b, after a flush up to 200").isEqualTo("safe, safe");
    }

    private CompletableFuture<Boolean> append() {
        appended += 100;
        return commit.whenSafe(appended);
    }

    /** The flusher makes everything that it was asked for, also what is asked meanwhile. */
    private void runWhatIsAsked() {
        for (Runnable next = asked.poll(); next != null; next = asked.poll()) {
            next.run();
        }
    }

    /** What is appended when it begins is on disk when it ends. */
    private long flush() {
        if (++flushes > 100) {
            throw noAnswer();
        }
        long end = appended;
        whileTheDiskIsBusy.run();
        return end;
    }

    /** The next time that it is forced, and only then. */
    private void failOnce() {
        whileTheDiskIsBusy = () -> {
            whileTheDiskIsBusy = () -> {};
            throw noAnswer();
        };
        commit.flushOnce();
    }

    /** Without its stack, which would fill what a failing check shows of the log. */
    static UncheckedIOException noAnswer() {
        IOException cause = new IOException("the disk does not answer (this check made it so)");
        cause.setStackTrace(new StackTraceElement[0]);
        UncheckedIOException failure = new UncheckedIOException(cause);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private static String states(CompletableFuture<?> one, CompletableFuture<?> other) {
        return state(one) + ", " + state(other);
    }

    private static String states(CompletableFuture<?> a, CompletableFuture<?> b, CompletableFuture<?> c) {
        return states(a, b) + ", " + state(c);
    }

    private static String state(CompletableFuture<?> answer) {
        if (!answer.isDone()) {
            return WAITS;
        }
        return Boolean.TRUE.equals(answer.join()) ? SAFE : NOT_SAFE;
    }
}
