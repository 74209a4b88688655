package minibroker.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.bodies;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a power cut leaves, which a killed process can't show: only what was forced to the disk. That is everything up
 * to the last checkpoint, and with sync flush the log up to the last acknowledgement. What was not forced may be there
 * or not.
 */
final class PowerCutTest {
    private static final List<String> ALL =
            IntStream.range(0, 20).mapToObj(i -> "m" + i).toList();
    private static final int AT_CHECKPOINT = 10;

    @TempDir
    Path temp;

    @Test
    void withSyncFlushNothingAcknowledgedIsLost() {
        Path forced = temp.resolve("forced");
        try (FileMessageStore store = tenMessagesAndACheckpoint(true, forced)) {
            putTheRest(store);
            Stores.copy(temp.resolve("store/commitlog"), forced.resolve("commitlog"));
        }

        requireThere(forced, 20);
    }

    @Test
    void withAsyncFlushOnlyWhatCameAfterTheLastFlushIsLost() {
        Path forced = temp.resolve("forced");
        try (FileMessageStore store = tenMessagesAndACheckpoint(false, forced)) {
            putTheRest(store);
        }

        requireThere(forced, AT_CHECKPOINT);
    }

    /** The system writes the pages of mapped files in any order: those of the queues may have come before the log's. */
    @Test
    void queuesAndIndexThatAreAheadOfTheLogForgetWhatItHasLost() {
        Path forced = temp.resolve("forced");
        try (FileMessageStore store = tenMessagesAndACheckpoint(false, forced)) {
            putTheRest(store);
            for (String ahead : List.of("consumequeue", "index")) {
                Stores.copy(temp.resolve("store").resolve(ahead), forced.resolve(ahead));
            }
        }

        requireThere(forced, AT_CHECKPOINT);
    }

    private FileMessageStore tenMessagesAndACheckpoint(boolean syncFlush, Path forced) {
        FileMessageStore store = Stores.open(settings(temp.resolve("store"), syncFlush));
        ALL.subList(0, AT_CHECKPOINT).forEach(body -> Stores.put(store, QUEUE, body));
        Stores.await(store::isDispatched);
        store.checkpoint();
        Stores.copy(temp.resolve("store"), forced);
        return store;
    }

    private static void putTheRest(FileMessageStore store) {
        ALL.subList(AT_CHECKPOINT, ALL.size()).forEach(body -> Stores.put(store, QUEUE, body));
        Stores.await(store::isDispatched);
    }

    private static void requireThere(Path forced, int count) {
        try (FileMessageStore store = Stores.open(settings(forced, false))) {
            assertThat(bodies(store, QUEUE, count)).isEqualTo(ALL.subList(0, count));
            assertThat(store.maxOffset(QUEUE)).isEqualTo(count);
            assertThat(Stores.put(store, QUEUE, "next").queueOffset()).isEqualTo(count);
            assertThat(bodies(store, QUEUE, count + 1)).endsWith("next");
            MessageQuery query = new MessageQuery("TopicTest", MessageQuery.Type.KEY, "all", 0, Long.MAX_VALUE, 100);
            assertThat(store.query(query).records()).hasSize(count + 1);
        }
    }

    /** Nothing is forced by the way. */
    private static StoreSettings settings(Path folder, boolean syncFlush) {
        return Stores.small(folder)
                .withSyncFlush(syncFlush)
                .withTiming(new StoreSettings.Timing(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(1)));
    }
}
