package minibroker.store;

import minibroker.file.SegmentFile;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("08-3")
class StoreRecoveryTest extends FourteenMessages {
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
    @DisplayName("two queues have one entry more than they ever had: both are deleted, and both are built again")
    void buildsEveryTornQueue() {
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(ORDERS, List.of("12 at 1876"));
        writeQueue(BILLS, BILLS_AT);
        writeQueue(BILLS, List.of("2 at 1876"));
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat("%s of Orders, %s of Bills"
                        .formatted(entries(ORDERS).size(), entries(BILLS).size()))
                .as("how many entries")
                .isEqualTo("12 of Orders, 2 of Bills");
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(BILLS)).as("entries of Bills").isEqualTo(BILLS_AT);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("queue 0 of Orders is torn, the topic Cards, which had a queue 0, was deleted: it does not come back")
    void tellsQueuesOfOneNumberApart() {
        MessageQueue deleted = new MessageQueue("Cards", 0);
        log.append(deleted, "deleted");
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        recover(log.log.maxOffset(), false, Map.of(ORDERS, 12L));
        assertThat(entries(ORDERS)).as("entries of Orders").isEqualTo(ORDERS_AT);
        assertThat(entries(deleted)).as("entries of Cards").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("killed, and a queue's first message came behind the checkpoint: no file of it is there, it gets one")
    void buildsAQueueThatWasNewAtTheEnd() {
        MessageQueue fresh = new MessageQueue("Cards", 0);
        log.append(fresh, "first");
        writeQueue(ORDERS, ORDERS_AT);
        writeQueue(BILLS, BILLS_AT);
        recover(END, true, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(entries(fresh)).as("entries of Cards").containsExactly("0 at 2048");
    }
}
