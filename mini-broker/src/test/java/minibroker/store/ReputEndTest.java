package minibroker.store;

import minibroker.file.MappedFileQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static minibroker.store.Stores.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

/** With sync flush the end is what is on disk, so no consumer is given what a power cut could take back. */
class ReputEndTest {
    @TempDir
    Path folder;

    @Test
    void whatLiesBehindTheEndIsToldOfWhenTheEndHasMoved() {
        List<Long> told = new ArrayList<>();
        try (CommitLog log = log()) {
            ReputMessageService reput = new ReputMessageService(
                    log, log::flushedOffset, message -> told.add(message.queueOffset()), () -> false, 0);
            append(log, "a");
            append(log, "b");
            reput.dispatchAll();
            assertThat(told).as("nothing is on disk").isEmpty();

            log.flush();
            append(log, "c");
            reput.dispatchAll();
            assertThat(told).as("a and b are on disk").containsExactly(0L, 1L);

            log.flush();
            reput.dispatchAll();
            assertThat(told).as("c, too").containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void whoLooksDispatchesWhatTheThreadHasNotComeTo() {
        List<Boolean> inside = new ArrayList<>();
        ReputMessageService[] reput = new ReputMessageService[1];
        try (CommitLog log = log()) {
            reput[0] = new ReputMessageService(
                    log, log::maxOffset, message -> inside.add(reput[0].catchUp()), () -> false, 0);
            append(log, "a");
            append(log, "b");

            assertThat(reput[0].catchUp()).isTrue();

            assertThat(reput[0].dispatchedOffset()).isEqualTo(log.maxOffset());
            assertThat(inside).as("who is told does not wait for himself").containsExactly(false, false);
            assertThat(reput[0].catchUp()).as("nothing is left").isFalse();
        }
    }

    private CommitLog log() {
        return new CommitLog(
                MappedFileQueue.open(folder.resolve("commitlog"), 64 * 1024),
                new QueueOffsets(),
                new InetSocketAddress("127.0.0.1", 10911),
                new minibroker.TestClock());
    }

    private static void append(CommitLog log, String body) {
        log.append(List.of(Stores.message(QUEUE, body)));
    }
}
