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
        try (CommitLog log = new CommitLog(
                MappedFileQueue.open(folder.resolve("commitlog"), 64 * 1024),
                new QueueOffsets(),
                new InetSocketAddress("127.0.0.1", 10911),
                new minibroker.TestClock())) {
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

    private static void append(CommitLog log, String body) {
        log.append(List.of(Stores.message(QUEUE, body)));
    }
}
