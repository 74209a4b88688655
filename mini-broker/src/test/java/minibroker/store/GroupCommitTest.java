package minibroker.store;

import minibroker.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** The disk is one that the test lets finish a flush when it likes. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final AtomicLong appended = new AtomicLong();
    private final AtomicInteger flushes = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private volatile boolean broken;
    private final GroupCommit commit = new GroupCommit(this::flush, PATIENCE, clock);

    @AfterEach
    void close() {
        mayEnd.release(1000);
        commit.close();
    }

    @Test
    void nobodyIsAnsweredBeforeTheDiskHasIt() throws Exception {
        commit.start();
        CompletableFuture<Boolean> a = append(100);
        begun.acquire();
        assertThat(a).isNotDone();

        mayEnd.release();

        assertThat(a.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void allWhoWaitWhenAFlushBeginsShareIt() throws Exception {
        commit.start();
        CompletableFuture<Boolean> first = append(100);
        begun.acquire();
        CompletableFuture<Boolean> second = append(100);
        CompletableFuture<Boolean> third = append(100);

        mayEnd.release();
        assertThat(first.get(5, TimeUnit.SECONDS)).isTrue();
        begun.acquire();
        assertThat(second).as("appended after the first flush had begun").isNotDone();

        mayEnd.release();
        assertThat(second.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(third.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(flushes).hasValue(2);
    }

    @Test
    void oneWhoHasWaitedTooLongIsToldSo() throws Exception {
        commit.start();
        CompletableFuture<Boolean> early = append(100);
        begun.acquire();
        clock.advance(PATIENCE.minusMillis(1));
        CompletableFuture<Boolean> late = append(100);
        commit.tick();
        assertThat(early).isNotDone();

        clock.advance(Duration.ofMillis(1));
        commit.tick();

        assertThat(early.get(5, TimeUnit.SECONDS)).isFalse();
        assertThat(late).isNotDone();
    }

    @Test
    void afterAFailureOfTheDiskNothingIsAcknowledged() throws Exception {
        commit.start();
        broken = true;
        CompletableFuture<Boolean> a = append(100);
        mayEnd.release();
        assertThat(a.get(5, TimeUnit.SECONDS)).isFalse();

        broken = false;
        CompletableFuture<Boolean> b = append(100);

        assertThat(b.get(5, TimeUnit.SECONDS))
                .as("the disk may have lost a for good")
                .isFalse();
        assertThat(flushes).hasValue(1);
    }

    @Test
    void closingAnswersEverybodyWhoWaits() throws Exception {
        CompletableFuture<Boolean> a = append(100);
        mayEnd.release();
        commit.start();

        commit.close();

        assertThat(a.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(append(100).get(5, TimeUnit.SECONDS)).isFalse();
    }

    private CompletableFuture<Boolean> append(int bytes) {
        return commit.whenSafe(appended.addAndGet(bytes));
    }

    private long flush() {
        long end = appended.get();
        flushes.incrementAndGet();
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (broken) {
            throw new UncheckedIOException(new AccessDeniedException("the disk is gone"));
        }
        return end;
    }
}
