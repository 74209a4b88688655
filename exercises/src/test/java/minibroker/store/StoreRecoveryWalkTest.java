package minibroker.store;

import minibroker.exercise.NotDoneYet;
import minibroker.file.Directories;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** How a recovery goes over the log: how often, from where on, and for whom. */
@Tag("08-3")
class StoreRecoveryWalkTest extends FourteenMessages {
    @Test
    @Tag("invariant-4")
    @DisplayName("two queues are torn, and the index is empty: one walk over the log builds all three")
    void walksOnce() {
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(walks).as("walks over the log").isEqualTo(1);
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

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "killed, a queue has 3 of the 8 entries that should be there, a topic was deleted: a second walk builds"
                    + " the queue, and nothing else")
    void buildsOnlyTheGapInTheSecondGo() {
        MessageQueue deleted = new MessageQueue("Cards", 0);
        log.append(deleted, "deleted");
        log.append(ORDERS, "m15");
        writeQueue(ORDERS, ORDERS_AT.subList(0, 3));
        writeQueue(BILLS, BILLS_AT);
        recover(2190, true, Map.of());
        assertThat(entries(ORDERS))
                .as("entries of Orders")
                .hasSize(13)
                .startsWith("0 at 0")
                .endsWith("12 at 2190");
        assertThat(entries(deleted)).as("entries of Cards").isEmpty();
        assertThat(walks).as("walks over the log").isEqualTo(2);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a log that begins at 6,144,000,000, which is too large for an int: one queue is torn, one was deleted")
    void offsetsMayBeLarge() {
        log.close();
        log = new SmallLog(folder.resolve("far"));
        log.segments.startAt(6_144_000_000L);
        log.append(ORDERS, "m0");
        log.append(BILLS, "deleted");
        writeQueue(ORDERS, List.of("0 at 6144000000", "1 at 6144000142"));
        recover(log.log.maxOffset(), false, Map.of(ORDERS, 1L));
        assertThat(entries(ORDERS)).as("entries of Orders").containsExactly("0 at 6144000000");
        assertThat(entries(BILLS)).as("entries of Bills").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a queue is built again: each message is put when it passes by, since all together need too much memory")
    void putsEachMessageAsItPassesBy() {
        writeQueue(BILLS, BILLS_AT);
        recover(END, false, Map.of(ORDERS, 12L, BILLS, 2L));
        assertThat(afterEach)
                .as("entries of Orders after each message: six orders, a bill, six orders, a bill")
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 12L);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a queue is torn, the index is whole: what it has is not entered a second time")
    void entersNothingIntoAWholeIndex() {
        appendWithATag();
        writeQueue(BILLS, BILLS_AT);
        writeIndex();
        assertThat(entersIntoTheIndex(Map.of(ORDERS, 13L, BILLS, 2L)))
                .as("something is entered into the index")
                .isFalse();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a queue is torn, the index was deleted: the walk that builds the queue builds the index, too")
    void buildsTheIndexBesideATornQueue() {
        appendWithATag();
        writeQueue(BILLS, BILLS_AT);
        assertThat(entersIntoTheIndex(Map.of(ORDERS, 13L, BILLS, 2L)))
                .as("something is entered into the index")
                .isTrue();
    }

    private void appendWithATag() {
        log.log.append(List.of(new Message(ORDERS, 0, 0, 1, SmallLog.HOST, 0, 0, new byte[1], "TAGS\u0001a\u0002")));
    }

    /** Whether recovery does so after a proper stop. Entering is written in 10-1; until then, the attempt counts. */
    private boolean entersIntoTheIndex(Map<MessageQueue, Long> known) {
        try {
            recover(log.log.maxOffset(), false, known);
            return indexEnd > 0;
        } catch (NotDoneYet open) {
            if (!open.exercise().equals("10-1")) {
                throw open;
            }
            return true;
        }
    }

    /** An index that has everything: nothing else has keys or a tag. */
    private void writeIndex() {
        Directories.create(folder.resolve("index"));
        new IndexFile(folder.resolve("index").resolve("20261123061500123"), 16, 10).close();
    }

    private void damageMessageAt1166() {
        ByteBuffer bytes = log.last().tail();
        bytes.put(200, (byte) (bytes.get(200) ^ 1));
    }
}
