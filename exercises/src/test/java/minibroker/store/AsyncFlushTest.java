package minibroker.store;

import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** A row of files of 1,000 bytes. */
@Tag("09-1")
class AsyncFlushTest {
    @TempDir
    Path folder;

    private final List<MappedFile> files = new ArrayList<>();
    private MappedFileQueue queue;

    @BeforeEach
    void open() {
        queue = MappedFileQueue.open(folder, 1000);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("300 bytes are written: they are forced, and flush says so")
    void forcesWhatIsWritten() {
        write(300);
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(300);
        assertThat(forced()).as("bytes on disk of each file").containsExactly(300);
        assertThat(queue.flushedOffset()).as("flushedOffset()").isEqualTo(300);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("100 bytes more are written: flush goes on behind the first 300")
    void goesOnWhereItEnded() {
        write(300);
        queue.flush();
        write(100);
        assertThat(queue.flush()).as("what flush() returned the second time").isEqualTo(400);
        assertThat(forced()).as("bytes on disk of each file").containsExactly(400);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("since the last flush two files became full and a third was begun: all three are forced")
    void forcesEveryFileThatHasSomethingNew() {
        write(300);
        queue.flush();
        write(700);
        write(1000);
        write(200);
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(2200);
        assertThat(forced()).as("bytes on disk of each file").containsExactly(1000, 1000, 200);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a file became full and was forced, the next was begun: that one is forced, too")
    void goesOnInTheNextFile() {
        write(1000);
        queue.flush();
        write(500);
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(1500);
        assertThat(forced()).as("bytes on disk of each file").containsExactly(1000, 500);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the two oldest files were deleted: what is written behind them is forced as ever")
    void countsFromTheFirstFileThatIsLeft() {
        write(1000);
        write(1000);
        write(400);
        queue.flush();
        queue.deleteBefore(2000);
        write(100);
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(2500);
        assertThat(files.get(2).flushed()).as("bytes on disk of the third file").isEqualTo(500);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("nothing was ever written: 0 bytes are on disk, and that is no error")
    void anEmptyRowIsForced() {
        assertThat(queue.flush()).as("what flush() returned").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "100 bytes more are written, and the files are closed before they are forced: flush does not claim them")
    void claimsOnlyWhatIsForced() {
        write(300);
        queue.flush();
        write(100);
        queue.close();
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(300);
        assertThat(queue.flushedOffset()).as("flushedOffset()").isEqualTo(300);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a sender is answered at once, and nothing is forced for it")
    void answersAtOnce() {
        AsyncFlush flush = new AsyncFlush(queue::flush);
        write(300);
        assertThat(flush.whenSafe(300)).as("the answer to the sender").isCompletedWithValue(true);
        assertThat(forced()).as("bytes on disk of each file").containsExactly(0);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("each tick forces what has come since the one before")
    void forcesAtEachTick() {
        AsyncFlush flush = new AsyncFlush(queue::flush);
        write(300);
        flush.tick();
        assertThat(forced()).as("bytes on disk after the first tick").containsExactly(300);
        write(200);
        flush.tick();
        assertThat(forced()).as("bytes on disk after the second tick").containsExactly(500);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a broker that is stopped forces what came since the last tick")
    void forcesAtTheEnd() {
        AsyncFlush flush = new AsyncFlush(queue::flush);
        write(300);
        flush.close();
        assertThat(forced()).as("bytes on disk after close()").containsExactly(300);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a row that begins at 6,000,000,000, which is too large for an int: flush counts on from there")
    void offsetsMayBeLarge() {
        queue.startAt(6_000_000_000L);
        write(300);
        assertThat(queue.flush()).as("what flush() returned").isEqualTo(6_000_000_300L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("tick and close return when the flush is through, and not while another thread makes it")
    void returnsWhenItIsForced() {
        Thread here = Thread.currentThread();
        AtomicInteger flushes = new AtomicInteger();
        AsyncFlush flush = new AsyncFlush(() -> {
            if (Thread.currentThread() != here) {
                LockSupport.parkNanos(300_000_000);
            }
            return flushes.incrementAndGet();
        });
        flush.tick();
        assertThat(flushes.get())
                .as("flushes that are through when tick returns")
                .isEqualTo(1);
        flush.close();
        assertThat(flushes.get())
                .as("flushes that are through when close returns")
                .isEqualTo(2);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the disk is busy with a tick: whoever sends meanwhile is answered at once all the same")
    void answersAtOnceWhileTheDiskIsBusy() {
        String[] other = {"no answer"};
        AsyncFlush[] flush = new AsyncFlush[1];
        AtomicInteger flushes = new AtomicInteger();
        flush[0] = new AsyncFlush(() -> {
            if (flushes.incrementAndGet() > 1) {
                throw new IllegalStateException("the disk is busy: no sender can have it");
            }
            CompletableFuture<Boolean> answer =
                    CompletableFuture.supplyAsync(() -> flush[0].whenSafe(300).join());
            try {
                other[0] = "answer " + answer.get(2, SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
                // It stays as it is.
            }
            return 300;
        });
        flush[0].tick();
        assertThat(other[0]).as("a sender, while the disk is busy").isEqualTo("answer true");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the disk fails once: tick and close pass that on, or nobody would ever hear of it")
    void passesAFailureOn() {
        assertThat(SmallLog.failure(() -> {
                    new AsyncFlush(new FailsOnce()::flush).tick();
                    return "";
                }))
                .as("what tick throws")
                .isEqualTo("UncheckedIOException");
        assertThat(SmallLog.failure(() -> {
                    new AsyncFlush(new FailsOnce()::flush).close();
                    return "";
                }))
                .as("what close throws")
                .isEqualTo("UncheckedIOException");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("mapped memory has no room on the disk, which is an Error: tick and close pass that on, too")
    void passesAnErrorOn() {
        AsyncFlush flush = new AsyncFlush(() -> {
            throw new InternalError("a fault occurred in an unsafe memory access operation (this check made it so)");
        });
        assertThat(thrown(flush::tick)).as("what tick throws").isEqualTo("InternalError");
        assertThat(thrown(flush::close)).as("what close throws").isEqualTo("InternalError");
    }

    private static String thrown(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (InternalError e) {
            return "InternalError";
        }
    }

    /** A disk that does not answer the first time. */
    private static final class FailsOnce {
        private boolean failed;

        long flush() {
            if (failed) {
                return 0;
            }
            failed = true;
            throw new UncheckedIOException(new IOException("the disk does not answer"));
        }
    }

    /** Fills the last file further; a new one if that is full. */
    private void write(int bytes) {
        MappedFile file = queue.last().filter(last -> last.room() > 0).orElseGet(queue::roll);
        file.tail().put(new byte[bytes]);
        file.advance(bytes);
        if (!files.contains(file)) {
            files.add(file);
        }
    }

    private Stream<Integer> forced() {
        return files.stream().map(MappedFile::flushed);
    }
}
