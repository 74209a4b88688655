package minibroker.store;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** "Aa" and "BB" have the same hash code in Java, and so have all texts that differ in nothing else. */
@Order(1)
@Tag("10-2")
class MessageFinderTest {
    private static final MessageQueue ORDERS = new MessageQueue("Orders", 0);

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private SmallLog log;
    private KeyIndex index;
    private MessageFinder finder;

    @BeforeEach
    void open() {
        clock.forward(1_000_000);
        log = new SmallLog(folder, clock);
        index = new KeyIndex(folder.resolve("index"), 4, 100, clock);
        finder = new MessageFinder(index, new CommitLogReader(log.segments));
    }

    @AfterEach
    void close() {
        index.close();
        log.close();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("three messages, two of them of order 4711: those two are found, the newest first")
    void findsTheMessagesOfAKey() {
        put("created", "4711");
        put("other", "4712");
        put("paid", "4711");
        assertThat(found("4711")).as("messages of order 4711").isEqualTo("paid created");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("keys Aa and BB have one hash: the index suggests both, and only what has the key is found")
    void looksIntoTheMessage() {
        put("mine", "Aa");
        put("not mine", "BB");
        put("not mine either", "BB\u0002TAGS\u0001Aa");
        assertThat(found("Aa")).as("messages of key Aa").isEqualTo("mine");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("topics Aa and BB, and one key: the index suggests both, and only what is of topic Aa is found")
    void looksAtTheTopic() {
        put(new MessageQueue("Aa", 0), "mine", "4711");
        put(new MessageQueue("BB", 0), "not mine", "4711");
        assertThat(texts(new MessageQuery("Aa", Type.KEY, "4711", 0, Long.MAX_VALUE, 10)))
                .as("messages of topic Aa")
                .isEqualTo("mine");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("asked for a tag: only the message that has it as its tag is found")
    void findsATag() {
        put("paid", "4711\u0002TAGS\u0001Aa");
        put("not paid", "4711\u0002TAGS\u0001BB");
        put("a key", "Aa");
        assertThat(texts(new MessageQuery("Orders", Type.TAG, "Aa", 0, Long.MAX_VALUE, 10)))
                .as("messages with tag Aa")
                .isEqualTo("paid");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two questions, one after the other: each gets its own messages, and the first answer stays as it was")
    void eachQuestionHasItsOwnAnswer() {
        put("first", "4711");
        put("second", "4712");
        List<byte[]> first = finder.find(new MessageQuery("Orders", Type.KEY, "4711", 0, Long.MAX_VALUE, 10))
                .records();
        assertThat(found("4712")).as("messages of order 4712").isEqualTo("second");
        assertThat(texts(first)).as("what was found of order 4711, afterwards").isEqualTo("first");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a wrong one is suggested first, and one message is enough: the search goes on to the right one")
    void whatIsNotMeantDoesNotCount() {
        put("mine", "Aa");
        put("not mine", "BB");
        assertThat(found("Aa", 0, Long.MAX_VALUE, 1))
                .as("one message of key Aa")
                .isEqualTo("mine");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("five messages of the order, two are asked for: the two newest")
    void stopsWhenItHasEnough() {
        for (String text : List.of("a", "b", "c", "d", "e")) {
            put(text, "4711");
        }
        assertThat(found("4711", 0, Long.MAX_VALUE, 2))
                .as("two messages of order 4711")
                .isEqualTo("e d");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one message is enough, and the next older one is damaged: it is not read")
    void readsNoMoreThanIsAskedFor() {
        put("created", "4711");
        put("paid", "4711");
        damageTheFirst();
        assertThat(SmallLog.failure(() -> found("4711", 0, Long.MAX_VALUE, 1)))
                .as("what find throws")
                .isEqualTo("none");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the clock was set back: the first one suggested is too early, the next one is meant")
    void goesOnBehindWhatIsTooEarly() {
        long start = clock.millis();
        clock.forward(800);
        put("meant", "4711");
        clock.forward(-600);
        put("too early", "4711");
        assertThat(found("4711", start + 300, start + 900, 10))
                .as("messages of those 600 ms")
                .isEqualTo("meant");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a log that begins at 6,000,000,000, too large for an int: its messages are found")
    void placesMayBeLarge() {
        log.close();
        log = new SmallLog(folder.resolve("far"), clock);
        log.segments.startAt(6_000_000_000L);
        finder = new MessageFinder(index, new CommitLogReader(log.segments));
        put("created", "4711");
        put("paid", "4711");
        assertThat(found("4711")).as("messages of order 4711").isEqualTo("paid created");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "stored at 0, 400 and 800 ms of one second, asked for 300 to 500: the index can't tell, the messages can")
    void looksAtTheTimeOfTheMessage() {
        long start = clock.millis();
        put("a", "4711");
        clock.forward(400);
        put("b", "4711");
        clock.forward(400);
        put("c", "4711");
        assertThat(found("4711", start + 300, start + 500, 10))
                .as("messages of those 200 ms")
                .isEqualTo("b");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the index knows a message whose file was deleted: it is passed over, those that are left are found")
    void passesOverWhatIsGone() {
        put("gone", "4711");
        for (int i = 0; i < 8; i++) {
            put("left" + i, "47");
        }
        put("left", "4711");
        log.log.deleteBefore(1024);
        assertThat(found("4711")).as("messages of order 4711").isEqualTo("left");
        enter("KEYS\u00014711\u0002", 0, 7);
        put("newest", "4711");
        assertThat(found("4711"))
                .as("messages found around an entry that leads to place 7")
                .isEqualTo("newest left");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a message was found, the next entry is damaged and leads nowhere: the search goes on to the older one")
    void goesOnBehindWhatLeadsNowhere() {
        put("older", "4711");
        enter("KEYS\u00014711\u0002", 0, 1_000_000);
        assertThat(found("4711"))
                .as("messages of order 4711, none found before")
                .isEqualTo("older");
        put("newer", "4711");
        assertThat(found("4711")).as("messages of order 4711").isEqualTo("newer older");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one bit of a message has changed: that is said, and not passed over like a message that is gone")
    void doesNotHideDamage() {
        put("created", "4711");
        put("paid", "4711");
        damageTheFirst();
        assertThat(SmallLog.failure(() -> found("4711")))
                .as("what find throws")
                .isEqualTo("damage at byte 0 of 00000000000000000000");
    }

    private void put(String text, String key) {
        put(ORDERS, text, key);
    }

    private void put(MessageQueue queue, String text, String key) {
        String properties = "KEYS\u0001" + key + "\u0002";
        Message message = new Message(queue, 0, 0, 1, SmallLog.HOST, 0, 0, text.getBytes(UTF_8), properties);
        PutResult.Stored stored = (PutResult.Stored) log.log.append(List.of(message));
        enter(queue, properties, stored.queueOffset(), stored.commitLogOffsets().get(0));
    }

    private void enter(String properties, long queueOffset, long place) {
        enter(ORDERS, properties, queueOffset, place);
    }

    private void enter(MessageQueue queue, String properties, long queueOffset, long place) {
        index.put(new DispatchRequest(queue, queueOffset, place, 200, 0, clock.millis(), properties));
    }

    private void damageTheFirst() {
        ByteBuffer bytes = log.last().tail();
        bytes.put(85, (byte) (bytes.get(85) ^ 1));
    }

    private String found(String key) {
        return found(key, 0, Long.MAX_VALUE, 10);
    }

    private String found(String key, long begin, long end, int max) {
        return texts(new MessageQuery("Orders", Type.KEY, key, begin, end, max));
    }

    private String texts(MessageQuery query) {
        return texts(finder.find(query).records());
    }

    private static String texts(List<byte[]> records) {
        return records.stream()
                .map(record -> new String(
                        minibroker.message.MessageCodec.decode(ByteBuffer.wrap(record))
                                .message()
                                .body(),
                        UTF_8))
                .collect(Collectors.joining(" "));
    }
}
