package minibroker.store;

import minibroker.TestClock;
import minibroker.file.SegmentFile;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

/** Twenty messages, one each minute, seven to a segment; kept for ten minutes. */
class LogRetentionTest {
    private static final MessageQueue SLOW = new MessageQueue("Slow", 0);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private volatile double diskShare = 0.1;
    private FileMessageStore store;

    @BeforeEach
    void twentyMessages() {
        open();
        put(store, SLOW, "old");
        for (int i = 0; i < 19; i++) {
            clock.advance(Duration.ofMinutes(1));
            put(store, QUEUE, "m" + i);
        }
        Stores.await(store::isDispatched);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSegmentGoesWhenAllOfItIsTooOld() {
        assertThat(segments()).containsExactly(0L, 1024L, 2048L);

        store.deleteExpired();

        awaitSegments(1024L, 2048L); // the last message of the first one is 13 minutes old
        assertThat(store.minOffset(QUEUE)).isEqualTo(6);
        assertThat(Stores.bodies(store, QUEUE, 19)).startsWith("m6").endsWith("m18");
    }

    @Test
    void theLastSegmentStays() {
        clock.advance(Duration.ofDays(1));

        store.deleteExpired();

        awaitSegments(2048L);
        assertThat(store.maxOffset(QUEUE)).isEqualTo(19);
    }

    @Test
    void aSlowConsumerIsToldWhereToGoOn() {
        store.deleteExpired();

        assertThat(store.get(QUEUE, 2, Stores.MANY, tag -> true)).isEqualTo(new GetResult.OffsetTooSmall(6));
        assertThat(store.get(SLOW, 0, Stores.MANY, tag -> true)).isEqualTo(new GetResult.OffsetTooSmall(1));
        assertThat(store.get(SLOW, 1, Stores.MANY, tag -> true)).isEqualTo(new GetResult.NoNewMessage(1));
    }

    @Test
    void whatIsGoneIsNotFoundByKeyEither() {
        store.deleteExpired();

        assertThat(store.query(new MessageQuery("TopicTest", Type.KEY, "key-m2", 0, Long.MAX_VALUE, 10))
                        .records())
                .isEmpty();
        assertThat(store.query(new MessageQuery("TopicTest", Type.KEY, "key-m9", 0, Long.MAX_VALUE, 10))
                        .records())
                .hasSize(1);
    }

    @Test
    void aFullDiskTakesOneSegmentAtATimeWhateverItsAge() {
        store.close();
        open(Duration.ofDays(3));
        store.deleteExpired();
        assertThat(segments()).hasSize(3);
        diskShare = 0.9;

        store.deleteExpired();
        awaitSegments(1024L, 2048L);
        store.deleteExpired();
        store.deleteExpired();
        awaitSegments(2048L);
    }

    @Test
    void offsetsGoOnAlsoWhenNothingIsLeftAndTheQueuesAreBuiltAgain() {
        clock.advance(Duration.ofDays(1));
        store.deleteExpired();
        store.close();
        Stores.delete(folder.resolve("consumequeue"));
        open();

        assertThat(put(store, SLOW, "new").queueOffset()).isEqualTo(1);
        assertThat(Stores.bodies(store, SLOW, 2)).containsExactly("new");
        assertThat(put(store, QUEUE, "new").queueOffset()).isEqualTo(19);
    }

    @Test
    void nothingIsLostByAKillAfterwards() {
        store.deleteExpired();
        Path killed = Stores.asIfKilled(folder, folder.resolveSibling(folder.getFileName() + "-killed"));
        store.close();
        Stores.copy(killed, folder);
        Stores.delete(killed);
        open();

        assertThat(Stores.bodies(store, QUEUE, 19)).startsWith("m6").endsWith("m18");
    }

    private void open() {
        open(Duration.ofMinutes(10));
    }

    private void open(Duration age) {
        StoreSettings settings = Stores.small(folder).withRetention(new StoreSettings.Retention(age, 0.85, 0.95));
        store = FileMessageStore.open(settings, Stores.HOST, clock, Runnable::run, () -> diskShare);
    }

    /** A file goes when the last one who reads or forces it has left it, which may be a moment later. */
    private void awaitSegments(Long... expected) {
        Stores.await(() -> segments().equals(List.of(expected)));
    }

    private List<Long> segments() {
        return SegmentFile.list(folder.resolve("commitlog")).stream()
                .map(SegmentFile::firstOffset)
                .toList();
    }
}
