package minibroker.store;

import minibroker.file.Directories;
import minibroker.file.SegmentFile;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A log of 14 messages of 142 bytes in two files: seven to a file, the last of each file a bill, all others orders.
 * Queues have five entries to a file.
 */
@Tag("08-3")
class StoreRecoveryTest {
    private static final List<String> ORDERS_AT = List.of(
            "0 at 0",
            "1 at 142",
            "2 at 284",
            "3 at 426",
            "4 at 568",
            "5 at 710",
            "6 at 1024",
            "7 at 1166",
            "8 at 1308",
            "9 at 1450",
            "10 at 1592",
            "11 at 1734");
    private static final List<String> BILLS_AT = List.of("0 at 852", "1 at 1876");
    private static final long END = 1024 + 7 * 142;

    @TempDir
    Path folder;

    private SmallLog log;
    private ConsumeQueues queues;
    private int walks;

    @BeforeEach
    void fourteenMessages() {
        log = new SmallLog(folder);
        for (int i = 0; i < 14; i++) {
            log.append(i % 7 == 6 ? BILLS : ORDERS, "m" + i);
        }
    }

    @AfterEach
    void close() {
        if (queues != null) {
            queues.close();
        }
        log.close();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("all queues were deleted: they are built again from the beginning of the log")
    void buildsEverythingAgain() {
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("killed: everything before 1308 was on disk, the entries behind it never were")
    void buildsWhatACrashHasTaken() {
        writeQueue(ORDERS, ORDERS_AT.subList(0, 8));
        writeQueue(BILLS, BILLS_AT.subList(0, 1));
        recover(1308, true, Map.of());
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("killed: everything before 1876 was on disk, the last message stands exactly there: it gets its entry")
    void buildsFromTheConfirmedOffsetOn() {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT.subList(0, 1));
        recover(1876, true, Map.of());
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "killed, and a queue has 3 of the 8 entries that should be there: that is noticed, and it is built again")
    void buildsAQueueWithAGapAgain() {
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        writeQueue(BILLS, BILLS_AT.subList(0, 1));
        recover(1308, true, Map.of());
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "one queue was deleted, the other is whole: the one is built from the beginning of the log, the other stays")
    void buildsOneQueueAgain() {
        writeQueue(BILLS, BILLS_AT);
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("killed, one queue deleted, the other lacks what came behind 1308: both are whole again")
    void buildsTornQueuesAndTheRestTogether() {
        writeQueue(ORDERS, ORDERS_AT.subList(0, 8));
        recover(1308, true, Map.of(BILLS, 2L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "killed, and the middle one of a queue's three files is missing: the others are deleted, all is built again")
    void deletesWhatIsLeftOfATornQueue() throws IOException {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT);
        Files.delete(folder.resolve("consumequeue/Orders/0").resolve(SegmentFile.name(100)));
        recover(END, true, Map.of());
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the topic Bills was deleted, its messages are still in the log: building Orders does not bring it back")
    void doesNotBringBackWhatWasDeleted() {
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        recover(END, false, Map.of(ORDERS, 12L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the log has nothing left of a torn queue: its files are deleted all the same, its offsets go on at 2")
    void deletesATornQueueThatTheLogHasNothingOf() {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT);
        MessageQueue old = new MessageQueue("Old", 0);
        writeQueue(old, List.of("0 at 0"));
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L, old, 2L));
        assertThat(queues.find(old).orElseThrow().maxOffset())
                .as("the next offset of Old")
                .isEqualTo(2);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue 0 of Orders is torn, queue 1 was deleted: building the one does not bring the other back")
    void buildsTheTornQueueAndNotItsTopic() {
        MessageQueue deleted = new MessageQueue("Orders", 1);
        log.append(deleted, "deleted");
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        recover(log.log.maxOffset(), false, Map.of(ORDERS, 12L));
        assertThat(entries(ORDERS)).as("entries of queue 0").isEqualTo(ORDERS_AT);
        assertThat(entries(deleted)).as("entries of queue 1").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue 0 of Orders is torn, queue 1 is whole: queue 1 stays as it is")
    void deletesTheTornQueueAndNotItsTopic() {
        MessageQueue whole = new MessageQueue("Orders", 1);
        log.append(whole, "whole");
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        writeQueue(whole, List.of("0 at 2048"));
        recover(log.log.maxOffset(), false, Map.of(ORDERS, 12L, whole, 1L));
        assertThat(entries(whole)).as("entries of queue 1").containsExactly("0 at 2048");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two queues are torn, and the index is empty: one walk over the log builds all three")
    void walksOnce() {
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(walks).as("walks over the log").isEqualTo(1);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the log's first file was deleted: a queue that is built again begins with what is left")
    void beginsWhereTheLogBegins() {
        log.log.deleteBefore(1024);
        writeQueue(BILLS, BILLS_AT);
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT.subList(6, 12));
        assertThat(queues.find(ORDERS).orElseThrow().minOffset())
                .as("the oldest offset of Orders")
                .isEqualTo(6);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("stopped properly, nothing is missing: the log is not read, and what is damaged in it not met")
    void beginsNoEarlierThanNecessary() {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT);
        writeIndex();
        damageMessageAt1166();
        assertThat(recovered(END, false, Map.of(ORDERS, 12L, BILLS, 2L)))
                .as("what recover threw, with damage before everything that is to be built")
                .isEqualTo("none");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("stopped properly, the key index was deleted: for it the log is read, and what is damaged met")
    void readsForTheIndexToo() {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT);
        damageMessageAt1166();
        assertThat(recovered(END, false, Map.of(ORDERS, 12L, BILLS, 2L)))
                .as("what recover threw, with damage where the index is to be built")
                .isEqualTo("damage at byte 142 of 00000000000000001024");
    }

    /** An index that has everything: without keys there is nothing to enter. */
    private void writeIndex() {
        Directories.create(folder.resolve("index"));
        new IndexFile(folder.resolve("index").resolve("20261123061500123"), 16, 10).close();
    }

    private void damageMessageAt1166() {
        ByteBuffer bytes = log.last().tail();
        bytes.put(200, (byte) (bytes.get(200) ^ 1));
    }

    /** Entries in words, such as "8 at 1308", put into a queue's files. */
    private void writeQueue(MessageQueue queue, List<String> entries) {
        Path files = folder.resolve("consumequeue").resolve(queue.topic()).resolve(Integer.toString(queue.queueId()));
        try (ConsumeQueue open = ConsumeQueue.open(files, 5)) {
            for (String entry : entries) {
                String[] words = entry.split(" at ");
                open.put(Long.parseLong(words[0]), new ConsumeQueueEntry(Long.parseLong(words[1]), 142, 0));
            }
        }
    }

    private void recover(long confirmed, boolean crashed, Map<MessageQueue, Long> known) {
        String thrown = recovered(confirmed, crashed, known);
        assertThat(thrown).as("what recover threw").isEqualTo("none");
    }

    /** What recover threw. */
    private String recovered(long confirmed, boolean crashed, Map<MessageQueue, Long> known) {
        queues = new ConsumeQueues(folder.resolve("consumequeue"), 5, log.log.minOffset());
        try (KeyIndex index = new KeyIndex(folder.resolve("index"), 16, 10, Clock.systemUTC())) {
            CommitLogScanner walk = new CommitLogScanner(log.segments) {
                @Override
                void scan(long from, Consumer<DispatchRequest> visitor) {
                    walks++;
                    super.scan(from, visitor);
                }
            };
            return SmallLog.failure(() -> {
                new StoreRecovery(walk, log.log.minOffset(), queues, index).recover(confirmed, crashed, known);
                return "";
            });
        }
    }

    private List<String> entries(MessageQueue name) {
        List<String> entries = new ArrayList<>();
        String failure = SmallLog.failure(() -> {
            Optional<ConsumeQueue> queue = queues.find(name);
            for (long offset = 0; queue.isPresent() && offset < queue.get().maxOffset(); offset++) {
                long at = offset;
                queue.get().at(offset).ifPresent(entry -> entries.add(at + " at " + entry.commitLogOffset()));
            }
            return entries;
        });
        return failure.equals("none") ? entries : List.of(failure);
    }
}
