package minibroker.store;

import minibroker.message.MessageQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.awaitMax;
import static minibroker.store.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks inside a store in files walks its log from message to message, whatever state the log is in. */
class StoreInsideTest {
    private static final int MESSAGES = 20;
    private static final int SEGMENT = 1024;

    @TempDir
    private Path folder;

    private final List<Long> places = new ArrayList<>();

    private FileMessageStore filled() {
        return filled(Stores.small(folder));
    }

    private FileMessageStore filled(StoreSettings settings) {
        FileMessageStore store = Stores.open(settings);
        for (int i = 0; i < MESSAGES; i++) {
            places.addAll(put(store, QUEUE, "message " + i).commitLogOffsets());
        }
        awaitMax(store, QUEUE, MESSAGES);
        return store;
    }

    @Test
    void fromSegmentToSegmentOverTheFillers() {
        try (FileMessageStore store = filled()) {
            LogStretch all = store.inside().from(0, 100).orElseThrow();

            assertThat(store.inside().log().segments()).hasSizeGreaterThan(3);
            assertThat(all.entries()).extracting(LogEntry::offset).isEqualTo(places);
            assertThat(all.next()).isEqualTo(store.status().maxOffset());
            assertThat(all.passedOver()).isZero();

            LogStretch some = store.inside().from(0, 7).orElseThrow();
            LogStretch others = store.inside().from(some.next(), 100).orElseThrow();
            assertThat(others.entries())
                    .extracting(LogEntry::queueOffset)
                    .startsWith(7L)
                    .endsWith(MESSAGES - 1L);
        }
    }

    @Test
    void theNewestOnesOfAllQueues() {
        try (FileMessageStore store = filled()) {
            MessageQueue other = new MessageQueue("Other", 0);
            places.addAll(put(store, other, "a", "b").commitLogOffsets());
            awaitMax(store, other, 2);

            assertThat(store.inside().newest(5)).isEqualTo(places.get(places.size() - 5));
            assertThat(store.inside().newest(1_000)).isEqualTo(places.get(0));
            assertThat(store.inside().queue(other))
                    .isEqualTo(new QueueEnds(other, 0, 2, OptionalLong.of(places.get(places.size() - 1))));
        }
    }

    @Test
    void nothingBeginsWhereNoMessageBegins() {
        try (FileMessageStore store = filled()) {
            assertThat(store.inside().from(places.get(3) + 1, 10)).isEmpty();
            assertThat(store.inside().from(-5, 10)).isEmpty();
            assertThat(store.inside().from(store.status().maxOffset() + 1, 10)).isEmpty();
            assertThat(store.inside().from(store.status().maxOffset(), 10)).isPresent();
        }
    }

    @Test
    void whatIsDamagedIsPassedOverToTheNextSegment() {
        try (FileMessageStore store = filled()) {
            int damaged = 6;
            long place = places.get(damaged);
            overwrite(place);
            long nextSegment = (place / SEGMENT + 1) * SEGMENT;

            LogStretch all = store.inside().from(0, 100).orElseThrow();

            assertThat(all.entries())
                    .extracting(LogEntry::offset)
                    .isEqualTo(places.stream()
                            .filter(offset -> offset < place || offset >= nextSegment)
                            .toList());
            assertThat(all.passedOver()).isEqualTo(nextSegment - place);
        }
    }

    @Test
    void whatIsDeletedIsNotThere() {
        StoreSettings full =
                Stores.small(folder).withRetention(new StoreSettings.Retention(Duration.ofDays(1), 0.05, 1));
        try (FileMessageStore store = filled(full)) {
            store.deleteExpired();
            Stores.await(() -> store.inside().log().min() > 0);

            long min = store.inside().log().min();
            assertThat(store.inside().from(0, 10)).isEmpty();
            assertThat(store.inside().from(min, 10)).isPresent();
            assertThat(store.inside().queue(QUEUE).min()).isPositive();
        }
    }

    @Test
    void aNewStoreIsEmpty() {
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            assertThat(store.inside().newest(10)).isZero();
            assertThat(store.inside().from(0, 10).orElseThrow().entries()).isEmpty();
            assertThat(store.inside().queue(QUEUE)).isEqualTo(QueueEnds.unused(QUEUE));
        }
    }

    /** Overwrites the size and the magic of the message at a place, in the file. */
    private void overwrite(long place) {
        Path segment =
                folder.resolve("commitlog").resolve(String.format(Locale.ROOT, "%020d", place / SEGMENT * SEGMENT));
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), place % SEGMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
