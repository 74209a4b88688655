package minibroker.store;

import minibroker.file.SegmentFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A consume queue in files of five entries. */
@Tag("08-1")
class ConsumeQueueEntriesTest {
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
    @Tag("invariant-1")
    @DisplayName("message at 5,000,000,000 of 262 bytes, tag code -2: its entry as 20 bytes")
    void writesAnEntry() throws IOException {
        put(0, new ConsumeQueueEntry(5_000_000_000L, 262, -2));
        queue.close();
        assertThat(hex(0, 20))
                .as("offset, size and tag code in the file")
                .isEqualTo("00 00 00 01 2a 05 f2 00  00 00 01 06  ff ff ff ff ff ff ff fe");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the entry of queue offset 2 begins at byte 40")
    void theNthEntryIsAtTwentyTimesN() throws IOException {
        putMany(3);
        queue.close();
        assertThat(hex(40, 60))
                .as("bytes 40 to 59: the message at 200")
                .isEqualTo("00 00 00 00 00 00 00 c8  00 00 00 64  ff ff ff ff ff ff ff fe");
        assertThat(Files.size(file(0))).as("bytes of the file").isEqualTo(60);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("twelve entries, five to a file: each is found by its offset")
    void findsEachEntry() {
        putMany(12);
        for (long offset = 0; offset < 12; offset++) {
            assertThat(at(offset)).as("at(%s)", offset).isEqualTo(entry(offset).toString());
        }
        assertThat(queue.maxOffset()).as("the next offset").isEqualTo(12);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "message at 5,000,000,000, size 300,000,000, tag code -6,000,000,000: at tells all three numbers as they were put")
    void readsLargeNumbers() {
        ConsumeQueueEntry entry = new ConsumeQueueEntry(5_000_000_000L, 300_000_000, -6_000_000_000L);
        put(0, entry);
        assertThat(at(0)).as("at(0)").isEqualTo(entry.toString());
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a queue that begins at offset 300,000,001, byte 6,000,000,020 of its row: each entry is found there")
    void findsEntriesBehindWhatAnIntCanCount() {
        put(300_000_001, entry(1));
        put(300_000_002, entry(2));
        assertThat(List.of(at(300_000_001), at(300_000_002)))
                .as("at(300000001), at(300000002)")
                .containsExactly(entry(1).toString(), entry(2).toString());
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("twelve entries, five to a file: the files begin at bytes 0, 100 and 200 and have no gap")
    void beginsAFileWhenTheLastIsFull() {
        putMany(12);
        queue.close();
        assertThat(SegmentFile.list(folder).stream().map(SegmentFile::firstOffset))
                .as("where the files begin")
                .containsExactly(0L, 100L, 200L);
        assertThat(SegmentFile.list(folder).stream().map(SegmentFile::length))
                .as("how many bytes they have")
                .containsExactly(100L, 100L, 40L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "the queue is closed when its last file is full, and opened again: the sixth entry begins the next file")
    void goesOnBehindAFullFile() {
        putMany(5);
        queue.close();
        open();
        put(5, entry(5));
        assertThat(List.of(at(4), at(5))).as("at(4), at(5)").containsExactly(entry(4).toString(), entry(5).toString());
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three entries, of which put takes away the last two: another one goes behind the first, and is found")
    void goesOnWhereAQueueWasCut() {
        putMany(3);
        String before = at(1);
        put(1, entry(11));
        put(2, entry(12));
        assertThat(List.of(before, at(0), at(1), at(2)))
                .as("at(1) before another entry was put there, then at(0), at(1), at(2)")
                .containsExactly(
                        entry(1).toString(),
                        entry(0).toString(),
                        entry(11).toString(),
                        entry(12).toString());
    }

    @ParameterizedTest
    @Tag("invariant-1")
    @DisplayName("twelve entries, offsets that are none of theirs: nothing")
    @ValueSource(longs = {-1, 12, 15, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62})
    void findsNothingOutside(long offset) {
        putMany(12);
        assertThat(at(offset)).as("at(%s)", offset).isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the log has forgotten what is before 1,101: offset 11 is gone, although its file is still there; 12 is not")
    void findsNothingThatTheLogHasForgotten() {
        putMany(14);
        queue.forgetBefore(1_101);
        assertThat(List.of(at(10), at(11), at(12)))
                .as("at(10), at(11), at(12)")
                .containsExactly("nothing", "nothing", entry(12).toString());
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the log has forgotten offsets 0 to 2, in a file that stays: the smallest long is gone like them")
    void findsNothingBeforeALaterBeginning() {
        putMany(4);
        queue.forgetBefore(201);
        assertThat(at(Long.MIN_VALUE)).as("at(%s)", Long.MIN_VALUE).isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a crash has left zeros where entry 1 is: at shows them, so that who looks for them can cut them off")
    void showsAnEntryOfZeros() {
        put(0, entry(5));
        put(1, new ConsumeQueueEntry(0, 0, 0));
        assertThat(at(1)).as("at(1)").isEqualTo(new ConsumeQueueEntry(0, 0, 0).toString());
        assertThat(SmallLog.failure(() -> {
                    queue.truncate(1_000);
                    return "";
                }))
                .as("what truncate threw, which cuts off what is behind the last entry")
                .isEqualTo("none");
        assertThat(queue.maxOffset()).as("the next offset").isEqualTo(1);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a queue begins at offset 7, in the middle of a file: what fills the file up to it has entries, too")
    void showsWhatFillsAFile() {
        put(7, entry(7));
        put(8, entry(8));
        assertThat(SmallLog.failure(() -> {
                    queue.forgetBefore(700);
                    return "";
                }))
                .as("what forgetBefore(700) threw, which looks for the first entry in the whole file")
                .isEqualTo("none");
        assertThat(List.of(at(6), at(7))).as("at(6), at(7)").containsExactly("nothing", entry(7).toString());
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the queue is closed while somebody asks: nothing, and no exception")
    void findsNothingInAClosedQueue() {
        putMany(3);
        queue.close();
        assertThat(at(1)).as("at(1) of a closed queue").isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a look shows nothing any more when it was closed: an entry is read before that")
    void readsBeforeTheLookEnds() {
        putMany(3);
        assertThat(at(1)).as("at(1)").isEqualTo(entry(1).toString());
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("each look at a file has ended when at returns: closing cuts the file to what is written")
    void endsEachLook() throws IOException {
        putMany(3);
        String second = at(1);
        queue.close();
        assertThat(second).as("at(1)").isEqualTo(entry(1).toString());
        assertThat(Files.size(file(0)))
                .as("bytes of the file; it stays at 100 if somebody still looks")
                .isEqualTo(60);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("seven entries, closed and opened again: the eighth goes behind them")
    void goesOnAfterARestart() {
        putMany(7);
        queue.close();
        open();
        put(7, entry(7));
        assertThat(List.of(at(6), at(7))).as("at(6), at(7)").containsExactly(entry(6).toString(), entry(7).toString());
    }

    /** The n-th message lies in the log at 100 × n. */
    private void putMany(int count) {
        for (long offset = 0; offset < count; offset++) {
            put(offset, entry(offset));
        }
    }

    private void put(long offset, ConsumeQueueEntry entry) {
        assertThat(SmallLog.failure(() -> {
                    queue.put(offset, entry);
                    return "";
                }))
                .as("what put(%s) threw", offset)
                .isEqualTo("none");
    }

    private static ConsumeQueueEntry entry(long offset) {
        return new ConsumeQueueEntry(100 * offset, 100, -offset);
    }

    private String at(long offset) {
        String[] text = {""};
        String failure = SmallLog.failure(() ->
                text[0] = queue.at(offset).map(ConsumeQueueEntry::toString).orElse("nothing"));
        return failure.equals("none") ? text[0] : failure;
    }

    private Path file(long firstOffset) {
        return folder.resolve(SegmentFile.name(firstOffset));
    }

    private String hex(int from, int to) throws IOException {
        byte[] bytes = Files.readAllBytes(file(0));
        if (bytes.length < to) {
            return "the file has %s bytes".formatted(bytes.length);
        }
        HexFormat hex = HexFormat.ofDelimiter(" ");
        return hex.formatHex(bytes, from, from + 8)
                + "  "
                + hex.formatHex(bytes, from + 8, from + 12)
                + "  "
                + hex.formatHex(bytes, from + 12, to);
    }
}
