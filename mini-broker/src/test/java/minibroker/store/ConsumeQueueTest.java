package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.SegmentFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of five entries; the n-th message lies in the log at 100 × n. */
class ConsumeQueueTest {
    @TempDir
    Path folder;

    private ConsumeQueue queue;

    @BeforeEach
    void open() {
        queue = ConsumeQueue.open(folder, 5);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void anEntryIsFoundByItsOffset() {
        put(0, 12);

        assertThat(queue.at(0)).contains(entry(0));
        assertThat(queue.at(11)).contains(entry(11));
        assertThat(queue.at(12)).isEmpty();
        assertThat(queue.at(-1)).isEmpty();
        assertThat(queue.at(Long.MAX_VALUE / 20)).isEmpty();
        assertThat(queue.maxOffset()).isEqualTo(12);
    }

    @Test
    void entriesAreThereAgainWhenItIsOpenedAgain() {
        put(0, 7);
        queue.close();
        open();

        assertThat(queue.maxOffset()).isEqualTo(7);
        assertThat(queue.at(6)).contains(entry(6));
    }

    @Test
    void anEntryThatIsThereAlreadyIsLeftAlone() {
        put(0, 7);
        put(3, 7);

        assertThat(queue.maxOffset()).isEqualTo(7);
    }

    @Test
    void entriesMayNotBeMissing() {
        put(0, 7);

        assertThatThrownBy(() -> queue.put(9, entry(9)))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("entry 7: the entries up to 8 are missing");
    }

    @Test
    void aQueueMayBeginAnywhere() {
        put(1003, 1012);

        assertThat(queue.maxOffset()).isEqualTo(1012);
        assertThat(queue.minOffset()).isEqualTo(1003);
        assertThat(queue.at(1002)).isEmpty();
        assertThat(queue.at(1003)).contains(entry(1003));

        queue.close();
        open();
        queue.forgetBefore(0);
        assertThat(queue.minOffset()).isEqualTo(1003);
    }

    @Test
    void forgetsWhatTheLogHasForgotten() {
        put(0, 17);

        queue.forgetBefore(1_101);

        assertThat(queue.minOffset()).isEqualTo(12);
        assertThat(queue.at(11)).isEmpty();
        assertThat(queue.at(12)).contains(entry(12));
        assertThat(SegmentFile.list(folder).get(0).firstOffset()).isEqualTo(10 * 20);
    }

    @Test
    void knowsItsNextOffsetWhenAllIsForgotten() {
        put(0, 17);

        queue.forgetBefore(1_000_000);

        assertThat(queue.minOffset()).isEqualTo(17);
        assertThat(queue.maxOffset()).isEqualTo(17);
        put(17, 18);
        assertThat(queue.at(17)).contains(entry(17));
    }

    @Test
    void forgetsWhatTheLogLostInACrash() {
        put(0, 12);

        queue.truncate(700);

        assertThat(queue.maxOffset()).isEqualTo(7);
        put(7, 9);
        assertThat(queue.at(8)).contains(entry(8));
    }

    @Test
    void zerosThatACrashLeftAreNoEntries() {
        put(0, 7);
        Path killed = Stores.asIfKilled(folder, folder.resolveSibling(folder.getFileName() + "-killed"));
        try (ConsumeQueue found = ConsumeQueue.open(killed, 5)) {
            assertThat(found.maxOffset()).as("the whole file").isEqualTo(10);

            found.truncate(1_000_000);

            assertThat(found.maxOffset()).isEqualTo(7);
        }
        Stores.delete(killed);
    }

    @Test
    void aSecondBeginningReplacesTheFirst() {
        put(0, 12);

        queue.put(0, new ConsumeQueueEntry(5_000, 100, 0));

        assertThat(queue.maxOffset()).isEqualTo(1);
        assertThat(queue.at(0)).contains(new ConsumeQueueEntry(5_000, 100, 0));
    }

    private void put(long from, long to) {
        List<Long> offsets = LongStream.range(from, to).boxed().toList();
        offsets.forEach(offset -> queue.put(offset, entry(offset)));
    }

    private static ConsumeQueueEntry entry(long offset) {
        return new ConsumeQueueEntry(100 * offset, 100, -offset);
    }
}
