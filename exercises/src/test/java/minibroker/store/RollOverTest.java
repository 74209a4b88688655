package minibroker.store;

import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.SegmentFile;
import minibroker.file.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("07-2")
class RollOverTest {
    @TempDir
    Path folder;

    private SmallLog log;

    @BeforeEach
    void open() {
        log = new SmallLog(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("file of 1,024 bytes, 900 used, a record of 142: it goes to the beginning of the next file")
    void goesOnInTheNextFile() {
        log.append(ORDERS, 900, "large");
        PutResult.Stored stored = log.append(ORDERS, "next");
        assertThat(stored.commitLogOffsets()).as("where it is").containsExactly(1024L);
        assertThat(log.last().path().getFileName())
                .as("the file that takes bytes")
                .hasToString(SegmentFile.name(1024));
        assertThat(log.record(0)).as("the record at byte 0 of that file").isEqualTo("next of Orders #1 at 1024");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("900 of 1,024 bytes used: the rest is one filler of 124 bytes, and the file counts as full")
    void fillsTheRest() {
        log.append(ORDERS, 900, "large");
        MappedFile first = log.last();
        log.append(ORDERS, "next");
        assertThat(first.written())
                .as("bytes of the first file that are made known")
                .isEqualTo(1024);
        assertThat(log.at(first, 900)).as("what begins at byte 900").isEqualTo(new LogRecord.Filler(124));
        assertThat(bytesInUse(first, 908))
                .as("bytes behind the eight of the filler that are not zero")
                .isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("1,016 of 1,024 bytes used: a filler of 8 bytes is all that fits, and it does")
    void theSmallestFillerHasEightBytes() {
        log.append(ORDERS, 1016, "large");
        MappedFile first = log.last();
        log.append(ORDERS, "next");
        assertThat(log.at(first, 1016)).as("what begins at byte 1016").isEqualTo(new LogRecord.Filler(8));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("three messages together need 426 bytes, 424 are left: all three go to the next file")
    void messagesThatBelongTogetherStayTogether() {
        log.append(ORDERS, 600, "large");
        PutResult.Stored stored = log.append(ORDERS, "one", "two", "three");
        assertThat(stored.commitLogOffsets()).as("where they are").containsExactly(1024L, 1166L, 1308L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed after the filler and before the next file: the last file is full, and the next begins")
    void aFullFileNeedsNoFiller() {
        log.append(ORDERS, 900, "large");
        log.last().tail().putInt(124).putInt(LogRecord.FILLER_MAGIC);
        log.last().advance(124);
        assertThat(SmallLog.failure(() -> log.append(ORDERS, "next")))
                .as("what append threw")
                .isEqualTo("none");
        assertThat(log.record(0)).as("the record at byte 0 of the next file").isEqualTo("next of Orders #1 at 1024");
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("files at 0, 1024 and 2048, the last with 142 bytes: find looks into the right one")
    @CsvSource({"0, 0", "1, 0", "1023, 0", "1024, 1024", "1500, 1024", "2047, 1024", "2048, 2048", "2189, 2048"})
    void findsTheFileOfAnOffset(long offset, long file) {
        threeFiles();
        assertThat(found(log.segments, offset))
                .as("the file of offset %s", offset)
                .isEqualTo("file " + file);
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("the same files, offsets that are not there: not written yet, or no offsets at all")
    @ValueSource(longs = {-1, -1024, Long.MIN_VALUE, 2190, 3000, 3072, 5000, Long.MAX_VALUE, 1024L << 32})
    void findsNothingWhereNothingIs(long offset) {
        threeFiles();
        assertThat(found(log.segments, offset))
                .as("the file of offset %s", offset)
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("the file at 0 was deleted, 1024 and 2048 are there: find counts from the first one that is left")
    @CsvSource({"0, nothing", "1023, nothing", "1024, file 1024", "2047, file 1024", "2048, file 2048", "2190, nothing"
    })
    void findsTheFileAlsoWhenOldOnesAreGone(long offset, String expected) {
        threeFiles();
        log.segments.deleteBefore(1024);
        assertThat(found(log.segments, offset))
                .as("the file of offset %s", offset)
                .isEqualTo(expected);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("no file at all, then an empty one: find finds nothing at 0")
    void findsNothingInAnEmptyLog() {
        assertThat(found(log.segments, 0)).as("offset 0 without any file").isEqualTo("nothing");
        log.segments.roll();
        assertThat(found(log.segments, 0)).as("offset 0 with an empty file").isEqualTo("nothing");
    }

    private void threeFiles() {
        log.append(ORDERS, 900, "one");
        log.append(ORDERS, 900, "two");
        log.append(ORDERS, 142, "three");
    }

    private static int bytesInUse(MappedFile file, int from) {
        try (Slice slice = file.slice(0, 1024).orElseThrow()) {
            return new SegmentScanner(slice.bytes(), file.firstOffset(), 1024).bytesInUse(from);
        }
    }

    private static String found(MappedFileQueue segments, long offset) {
        String[] file = {""};
        String failure = SmallLog.failure(() -> file[0] = segments.find(offset)
                .map(found -> "file " + found.firstOffset())
                .orElse("nothing"));
        return failure.equals("none") ? file[0] : failure;
    }
}
