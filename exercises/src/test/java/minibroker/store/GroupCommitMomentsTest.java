package minibroker.store;

import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages of 100 bytes, and a lock around which things happen that another thread would do. */
@Tag("09-2")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitMomentsTest {
    private final HandClock clock = new HandClock();
    private final MomentsLock lock = new MomentsLock();
    private final GroupCommit commit = new GroupCommit(this::flush, this::asked, Duration.ofSeconds(5), clock, lock);
    private final List<String> asked = new ArrayList<>();
    private boolean obliging;
    private long appended;
    private boolean failing;
    private int flushes;

    @Test
    @Tag("invariant-4")
    @DisplayName("the disk fails while a sender is about to take the lock: it is told at once that nothing is safe")
    void looksAtTheFlagsWithTheLock() {
        lock.beforeItIsTaken(this::fail);
        assertThat(state(append())).as("the sender").isEqualTo("not safe");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a flush ends while a sender is about to take the lock: it is not in the list, so it is not answered")
    void entersTheListWithTheLock() {
        lock.beforeItIsTaken(commit::flushOnce);
        CompletableFuture<Boolean> sender = append();
        assertThat(state(sender)).as("the sender, which had no lock").isEqualTo("waits");
        commit.flushOnce();
        assertThat(state(sender)).as("the sender, after the next flush").isEqualTo("safe");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the disk fails when a sender has given the lock free: it is in the list by then, and is told")
    void looksAndEntersInOneGo() {
        lock.afterItIsFree(this::fail);
        assertThat(state(append())).as("the sender").isEqualTo("not safe");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a sender has much to do when it is answered: nobody has to wait for the lock meanwhile")
    void answersWithoutTheLock() {
        List<String> answered = new ArrayList<>();
        append().thenRun(() -> answered.add(lock.isLocked() ? "in time, the lock is held" : "in time"));
        commit.flushOnce();
        append().thenRun(() -> answered.add(lock.isLocked() ? "too late, the lock is held" : "too late"));
        clock.forward(5_000);
        commit.tick();
        assertThat(answered).as("two who were answered").containsExactly("in time", "too late");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("whoever is asked for a flush makes it at once: the sender is in the list by then, and holds no lock")
    void asksWhenItIsInTheListAndHoldsNoLock() {
        obliging = true;
        CompletableFuture<Boolean> sender = append();
        assertThat(asked).as("the lock, when the flush was asked for").containsExactly("free");
        assertThat(state(sender)).as("the sender").isEqualTo("safe");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the disk has failed, and a sender is refused: the lock is free again, others don't wait for it for ever")
    void leavesTheLockFreeWhenItRefuses() {
        append();
        fail();
        assertThat(state(append())).as("the sender").isEqualTo("not safe");
        assertThat(lock.isLocked())
                .as("the lock is held when whenSafe has returned")
                .isFalse();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "b, whose message ends at 200, comes to the list before a, which ends at 100: a flush up to 100 is a's")
    void theListIsInNoOrderOfOffsets() {
        appended = 100;
        CompletableFuture<Boolean> b = commit.whenSafe(200);
        CompletableFuture<Boolean> a = commit.whenSafe(100);
        commit.flushOnce();
        assertThat(state(a)).as("a, after a flush up to 100").isEqualTo("safe");
        assertThat(state(b)).as("b, after a flush up to 100").isEqualTo("waits");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("b comes a second after a and takes the lock before it: a's time is over first, wherever it stands")
    void theListIsInNoOrderOfDeadlines() {
        List<CompletableFuture<Boolean>> b = new ArrayList<>();
        lock.beforeItIsTaken(() -> {
            clock.forward(1_000);
            b.add(append());
        });
        CompletableFuture<Boolean> a = append();
        clock.forward(4_000);
        commit.tick();
        assertThat(state(a)).as("a, after 5,000 ms").isEqualTo("not safe");
        assertThat(state(b.get(0))).as("b, after 4,000 ms").isEqualTo("waits");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a sender's time is over, and the flush ends before a tick has come: its message is on disk, and safe")
    void whoIsOnDiskIsSafeHoweverLate() {
        CompletableFuture<Boolean> late = append();
        clock.forward(5_000);
        commit.flushOnce();
        assertThat(state(late)).as("a sender, after 5,000 ms and a flush").isEqualTo("safe");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the sender's thread was interrupted: its message is in the log all the same, so it waits for the disk")
    void anInterruptedSenderWaitsToo() {
        Thread.currentThread().interrupt();
        CompletableFuture<Boolean> sender = append();
        assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
        assertThat(state(sender)).as("the sender, before a flush").isEqualTo("waits");
        assertThat(asked).as("the lock, when the flush was asked for").containsExactly("free");
        commit.flushOnce();
        assertThat(state(sender)).as("the sender, after the flush").isEqualTo("safe");
    }

    /** The flusher: makes the flush at once if it is obliging, and otherwise not at all. */
    private void asked(Runnable flushing) {
        asked.add(lock.isLocked() ? "held" : "free");
        if (obliging) {
            flushing.run();
        }
    }

    private CompletableFuture<Boolean> append() {
        appended += 100;
        return commit.whenSafe(appended);
    }

    private long flush() {
        if (failing || ++flushes > 100) {
            throw GroupCommitAnswersTest.noAnswer();
        }
        return appended;
    }

    private void fail() {
        failing = true;
        commit.flushOnce();
    }

    private static String state(CompletableFuture<Boolean> answer) {
        if (!answer.isDone()) {
            return "waits";
        }
        return answer.join() ? "safe" : "not safe";
    }
}
