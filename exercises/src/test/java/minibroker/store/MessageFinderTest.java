package minibroker.store;

import checks.HandClock;
import minibroker.file.MappedFileQueue;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
        assertThat(found("4711", 0, Long.MAX_VALUE, 10))
                .as("messages of order 4711")
                .isEqualTo("paid created");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("keys Aa and BB have one hash: the index suggests both, and only what has the key is found")
    void looksIntoTheMessage() {
        put("mine", "Aa");
        put("not mine", "BB");
        assertThat(found("Aa", 0, Long.MAX_VALUE, 10)).as("messages of key Aa").isEqualTo("mine");
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
        assertThat(found("4711", 0, Long.MAX_VALUE, 10))
                .as("messages of order 4711")
                .isEqualTo("left");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an entry is damaged and leads behind the end of the log: it is passed over, older ones are found")
    void passesOverWhatLeadsNowhere() {
        put("older", "4711");
        enter("KEYS\u00014711\u0002", 0, 1_000_000);
        assertThat(found("4711", 0, Long.MAX_VALUE, 10))
                .as("messages of order 4711")
                .isEqualTo("older");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a message was found, the next entry is damaged and leads nowhere: the search goes on to the older one")
    void goesOnBehindWhatLeadsNowhere() {
        put("older", "4711");
        enter("KEYS\u00014711\u0002", 0, 1_000_000);
        put("newer", "4711");
        assertThat(found("4711", 0, Long.MAX_VALUE, 10))
                .as("messages of order 4711")
                .isEqualTo("newer older");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one bit of a message has changed: that is said, and not passed over like a message that is gone")
    void doesNotHideDamage() {
        put("created", "4711");
        put("paid", "4711");
        ByteBuffer bytes = log.last().tail();
        bytes.put(85, (byte) (bytes.get(85) ^ 1));
        assertThat(SmallLog.failure(() -> found("4711", 0, Long.MAX_VALUE, 10)))
                .as("what find throws")
                .isEqualTo("damage at byte 0 of 00000000000000000000");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("three messages of 4.3 MB: two of them are more than one answer may have, so the third is not read")
    void stopsAtTheBytesOfAnAnswer() {
        try (MappedFileQueue segments = MappedFileQueue.open(folder.resolve("large"), 16 * 1024 * 1024);
                CommitLog large = new CommitLog(segments, new QueueOffsets(), SmallLog.HOST, clock)) {
            String properties = "KEYS\u00014711\u0002";
            for (int i = 0; i < 3; i++) {
                PutResult.Stored stored = (PutResult.Stored) large.append(
                        List.of(new Message(ORDERS, 0, 0, 1, SmallLog.HOST, 0, 0, new byte[4_300_000], properties)));
                enter(properties, i, stored.commitLogOffsets().get(0));
            }
            MessageFinder inLarge = new MessageFinder(index, new CommitLogReader(segments));
            assertThat(inLarge.find(new MessageQuery("Orders", Type.KEY, "4711", 0, Long.MAX_VALUE, 10))
                            .records()
                            .size())
                    .as("messages found, of at most 10")
                    .isEqualTo(2);
        }
    }

    private void put(String text, String key) {
        String properties = "KEYS\u0001" + key + "\u0002";
        Message message = new Message(ORDERS, 0, 0, 1, SmallLog.HOST, 0, 0, text.getBytes(UTF_8), properties);
        PutResult.Stored stored = (PutResult.Stored) log.log.append(List.of(message));
        enter(properties, stored.queueOffset(), stored.commitLogOffsets().get(0));
    }

    private void enter(String properties, long queueOffset, long place) {
        index.put(new DispatchRequest(ORDERS, queueOffset, place, 200, 0, clock.millis(), properties));
    }

    private String found(String key, long begin, long end, int max) {
        return finder.find(new MessageQuery("Orders", Type.KEY, key, begin, end, max)).records().stream()
                .map(record -> new String(
                        minibroker.message.MessageCodec.decode(ByteBuffer.wrap(record))
                                .message()
                                .body(),
                        UTF_8))
                .collect(Collectors.joining(" "));
    }
}
