package minibroker.store;

import minibroker.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is asked for flushes makes them when the test says so; the disk does meanwhile what the test says. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final GroupCommit commit = new GroupCommit(this::flush, asked::add, PATIENCE, clock);
    private volatile long appended;
    private volatile int flushes;
    private volatile Runnable whileTheDiskIsBusy = () -> {};

    @Test
    void nobodyIsAnsweredBeforeTheDiskHasIt() {
        List<Boolean> duringTheFlush = new ArrayList<>();
        CompletableFuture<Boolean> a = append(100);
        whileTheDiskIsBusy = () -> duringTheFlush.add(a.isDone());

        asked.remove().run();

        assertThat(duringTheFlush).containsExactly(false);
        assertThat(a).isCompletedWithValue(true);
    }

    @Test
    void allWhoWaitWhenAFlushBeginsShareIt() {
        CompletableFuture<Boolean> first = append(100);
        CompletableFuture<Boolean> second = append(100);
        CompletableFuture<Boolean> third = append(100);

        while (!asked.isEmpty()) {
            asked.remove().run();
        }

        assertThat(List.of(first, second, third)).allMatch(CompletableFuture::join);
        assertThat(flushes).as("three were asked for").isEqualTo(1);
    }

    @Test
    void whoComesDuringAFlushIsAnsweredByTheNext() {
        append(100);
        List<CompletableFuture<Boolean>> late = new ArrayList<>();
        whileTheDiskIsBusy = () -> late.add(append(100));
        asked.remove().run();
        assertThat(late.get(0)).isNotDone();

        whileTheDiskIsBusy = () -> {};
        asked.remove().run();

        assertThat(late.get(0)).isCompletedWithValue(true);
    }

    @Test
    void oneAtATimeFlushes() throws Exception {
        Semaphore begun = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        whileTheDiskIsBusy = () -> {
            begun.release();
            mayEnd.acquireUninterruptibly();
        };
        CompletableFuture<Boolean> first = append(100);
        Thread one = inAThread(asked.remove());
        begun.acquire();
        CompletableFuture<Boolean> second = append(100);
        Thread other = inAThread(asked.remove());
        while (other.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(flushes).isEqualTo(1);

        mayEnd.release(2);
        one.join();
        other.join();

        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
        assertThat(flushes).isEqualTo(2);
    }

    @Test
    void oneWhoHasWaitedTooLongIsToldSo() {
        CompletableFuture<Boolean> early = append(100);
        clock.advance(PATIENCE.minusMillis(1));
        CompletableFuture<Boolean> late = append(100);
        commit.tick();
        assertThat(early).isNotDone();

        clock.advance(Duration.ofMillis(1));
        commit.tick();

        assertThat(early).isCompletedWithValue(false);
        assertThat(late).isNotDone();
    }

    @Test
    void afterAFailureOfTheDiskNothingIsAcknowledged() {
        CompletableFuture<Boolean> a = append(100);
        whileTheDiskIsBusy = () -> {
            throw new UncheckedIOException(new AccessDeniedException("the disk is gone"));
        };
        asked.remove().run();
        assertThat(a).isCompletedWithValue(false);

        whileTheDiskIsBusy = () -> {};

        assertThat(append(100)).as("the disk may have lost a for good").isCompletedWithValue(false);
        assertThat(asked).isEmpty();
    }

    @Test
    void closingAnswersEverybodyWhoWaits() throws Exception {
        CompletableFuture<Boolean> a = append(100);

        commit.close();

        assertThat(a.get(0, TimeUnit.SECONDS)).isTrue();
        assertThat(append(100)).isCompletedWithValue(false);
    }

    private static Thread inAThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }

    private CompletableFuture<Boolean> append(int bytes) {
        appended += bytes;
        return commit.whenSafe(appended);
    }

    private long flush() {
        long end = appended;
        flushes++;
        whileTheDiskIsBusy.run();
        return end;
    }
}
