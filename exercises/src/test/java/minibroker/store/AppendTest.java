package minibroker.store;

import checks.HandClock;
import minibroker.file.Slice;
import minibroker.message.Message;
import minibroker.message.RecordDraft;
import minibroker.message.RecordSum;
import minibroker.message.RecordView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("07-1")
class AppendTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();

    private SmallLog log;

    @AfterEach
    void close() {
        if (log != null) {
            log.close();
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the first message of an empty log: offset 0 in the log, offset 0 in its queue")
    void beginsAtZero() {
        log = new SmallLog(folder);
        PutResult.Stored stored = log.append(ORDERS, "paid");
        assertThat(log.record(0)).as("the record at 0").isEqualTo("paid of Orders #0 at 0");
        assertThat(stored).as("what append returned").isEqualTo(new PutResult.Stored(0, List.of(0L)));
        assertThat(log.last().written()).as("bytes made known").isEqualTo(142);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages, one after the other: each begins where the one before ends")
    void goesOnWhereTheLastEnded() {
        log = new SmallLog(folder);
        log.append(ORDERS, 142, "created");
        log.append(ORDERS, 120, "paid");
        PutResult.Stored third = log.append(ORDERS, 142, "sent");
        assertThat(third.commitLogOffsets()).as("where the third is").containsExactly(142L + 120);
        assertThat(records(0, 142, 262))
                .as("the records at 0, 142 and 262")
                .containsExactly("created of Orders #0 at 0", "paid of Orders #1 at 142", "sent of Orders #2 at 262");
        assertThat(log.last().written()).as("bytes made known").isEqualTo(404);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("messages for two queues, mixed: each queue counts for itself, 0, 1, 2 ...")
    void countsForEachQueue() {
        log = new SmallLog(folder);
        log.append(ORDERS, "created");
        log.append(BILLS, "bill");
        log.append(ORDERS, "paid");
        log.append(BILLS, "reminder");
        assertThat(records(0, 142, 284, 426))
                .as("the records")
                .containsExactly(
                        "created of Orders #0 at 0",
                        "bill of Bills #0 at 142",
                        "paid of Orders #1 at 284",
                        "reminder of Bills #1 at 426");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "three messages together, then a fourth: one behind the other, with consecutive offsets in their queue")
    void appendsMessagesTogether() {
        log = new SmallLog(folder);
        log.append(ORDERS, "one");
        PutResult.Stored together = log.append(ORDERS, "two", "three", "four");
        log.append(ORDERS, "five");
        assertThat(together).as("what append returned").isEqualTo(new PutResult.Stored(1, List.of(142L, 284L, 426L)));
        assertThat(records(142, 284, 426, 568))
                .as("the records")
                .containsExactly(
                        "two of Orders #1 at 142",
                        "three of Orders #2 at 284",
                        "four of Orders #3 at 426",
                        "five of Orders #4 at 568");
        assertThat(log.last().written()).as("bytes made known").isEqualTo(5 * 142);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the log goes on in a file that begins at 2048: the first message there is at 2048, not at 0")
    void offsetsCountFromTheBeginningOfTheLog() {
        log = new SmallLog(folder);
        log.segments.startAt(2048);
        PutResult.Stored stored = log.append(ORDERS, "one", "two");
        assertThat(stored.commitLogOffsets()).as("where they are").containsExactly(2048L, 2190L);
        assertThat(records(0, 142))
                .as("the records at bytes 0 and 142 of that file")
                .containsExactly("one of Orders #0 at 2048", "two of Orders #1 at 2190");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a log that begins at 3,221,225,472, and a queue at 5,000,000,000: too large for an int")
    void offsetsMayBeLarge() {
        log = new SmallLog(folder);
        log.segments.startAt(3_221_225_472L);
        log.offsets.set(ORDERS, 5_000_000_000L);
        PutResult.Stored stored = log.append(ORDERS, "one", "two");
        assertThat(stored)
                .as("what append returned")
                .isEqualTo(new PutResult.Stored(5_000_000_000L, List.of(3_221_225_472L, 3_221_225_614L)));
        assertThat(records(0, 142))
                .as("the records at bytes 0 and 142 of that file")
                .containsExactly("one of Orders #5000000000 at 3221225472", "two of Orders #5000000001 at 3221225614");
        assertThat(log.offsets.next(ORDERS)).as("the queue's next offset").isEqualTo(5_000_000_002L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("three messages together, of 200, 120 and 160 bytes: each has its own size")
    void sizesMayDiffer() {
        log = new SmallLog(folder);
        log.log.append(List.of(
                SmallLog.message(ORDERS, "one", 200),
                SmallLog.message(ORDERS, "two", 120),
                SmallLog.message(ORDERS, "three", 160)));
        assertThat(records(0, 200, 320))
                .as("the records at 0, 200 and 320")
                .containsExactly("one of Orders #0 at 0", "two of Orders #1 at 200", "three of Orders #2 at 320");
        assertThat(log.last().written()).as("bytes made known").isEqualTo(480);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a record is stored with the clock's time and with its sum")
    void notesTimeAndSum() {
        log = new SmallLog(folder);
        log.append(ORDERS, "paid");
        try (Slice slice = log.last().slice(0, 142).orElseThrow()) {
            assertThat(new RecordView(slice.bytes(), 0).storeTimestamp())
                    .as("store timestamp")
                    .isEqualTo(SmallLog.NOW);
            assertThat(RecordSum.isRight(slice.bytes(), 0, 142))
                    .as("its sum is right")
                    .isTrue();
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("stopped in the first of three records: where the append began stands minus the bytes of all three")
    void announcesAllBeforeItWritesAnything() {
        appendThatIsStoppedAfter(60);
        assertThat(sizeAt(0)).as("the first four bytes of the append").isEqualTo(-390);
        assertThat(log.last().written()).as("bytes made known").isZero();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a single record behind another one, stopped in the middle: it is announced like any append")
    void announcesASingleRecord() {
        log = new SmallLog(folder, clock);
        log.append(ORDERS, "stored");
        stopAppendAfter(60, "alone");
        assertThat(sizeAt(142)).as("the first four bytes of the append").isEqualTo(-130);
        assertThat(log.last().written()).as("bytes made known").isEqualTo(142);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("stopped in the last of three records: the append is still unfinished, and nothing of it is known")
    void staysUnfinishedUntilEverythingIsWritten() {
        appendThatIsStoppedAfter(260 + 60);
        assertThat(sizeAt(0)).as("the first four bytes of the append").isEqualTo(-390);
        assertThat(log.last().written()).as("bytes made known").isZero();
        assertThat(log.offsets.next(ORDERS)).as("the queue's next offset").isZero();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "three records, and advance finds no room and throws: all sizes stand by then, for who is told may read at once")
    void countsBeforeItIsMadeKnown() {
        log = new SmallLog(folder, clock);
        log.segments.roll();
        clock.atNextLook(() -> log.last().advance(900));
        assertThat(SmallLog.failure(() -> log.append(ORDERS, 130, "one", "two", "three")))
                .as("what append threw, with room for 124 bytes when it calls advance")
                .isEqualTo("IllegalArgumentException");
        assertThat(List.of(sizeAt(0), sizeAt(130), sizeAt(260)))
                .as("the sizes of the three, the first where the append begins, when advance is called")
                .containsExactly(130, 130, 130);
        assertThat(log.offsets.next(ORDERS))
                .as("the queue's next offset, after an append that was not made known")
                .isZero();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "three records: whenever the append takes one of its drafts, the first size stands only if the others do")
    void theFirstSizeIsTheLast() {
        log = new SmallLog(folder);
        log.segments.roll();
        ByteBuffer memory = log.last().tail().duplicate();
        List<String> tooEarly = new ArrayList<>();
        List<Message> messages = Stream.of("one", "two", "three")
                .map(text -> SmallLog.message(ORDERS, text, 130))
                .toList();
        List<RecordDraft> drafts = messages.stream()
                .map(message -> new RecordDraft(message, SmallLog.HOST))
                .toList();
        log.log.append(
                new AbstractList<>() {
                    @Override
                    public RecordDraft get(int index) {
                        if (memory.getInt(0) > 0 && (memory.getInt(130) != 130 || memory.getInt(260) != 130)) {
                            tooEarly.add(
                                    "%s %s %s".formatted(memory.getInt(0), memory.getInt(130), memory.getInt(260)));
                        }
                        return drafts.get(index);
                    }

                    @Override
                    public int size() {
                        return drafts.size();
                    }
                },
                390,
                messages.get(0));
        assertThat(tooEarly)
                .as("the three sizes, at moments when the first stands and another does not")
                .isEqualTo(List.of());
        assertThat(records(0, 130, 260))
                .as("the records at 0, 130 and 260")
                .containsExactly("one of Orders #0 at 0", "two of Orders #1 at 130", "three of Orders #2 at 260");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an append is stopped, and the next one goes well: it takes the same place and the same offsets")
    void aStoppedAppendLeavesNoTrace() {
        appendThatIsStoppedAfter(260 + 60);
        PutResult.Stored next = log.append(ORDERS, 130, "again");
        assertThat(next).as("what the next append returned").isEqualTo(new PutResult.Stored(0, List.of(0L)));
        assertThat(log.record(0)).as("the record at 0").isEqualTo("again of Orders #0 at 0");
        assertThat(log.last().written()).as("bytes made known").isEqualTo(130);
    }

    /** Three records of 130 bytes, but the memory for them ends after so many bytes, and so write fails there. */
    private void appendThatIsStoppedAfter(int bytes) {
        log = new SmallLog(folder, clock);
        log.segments.roll();
        stopAppendAfter(bytes, "one", "two", "three");
    }

    private void stopAppendAfter(int bytes, String... texts) {
        List<Message> messages = Stream.of(texts)
                .map(text -> SmallLog.message(ORDERS, text, 130))
                .toList();
        clock.atNextLook(() -> log.endMemoryAfter(bytes));
        assertThat(SmallLog.failure(() -> log.log.append(messages)))
                .as("what append threw, when its memory ended after %s bytes", bytes)
                .isNotEqualTo("none");
    }

    private List<String> records(int... positions) {
        return Arrays.stream(positions).mapToObj(log::record).toList();
    }

    /** The number that stands in the file, made known or not. */
    private int sizeAt(int position) {
        return log.last().tail().getInt(position);
    }
}
