package minibroker.store;

import minibroker.TestClock;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of four slots and ten entries. */
class KeyIndexTest {
    private static final long START = 1_000_000;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private KeyIndex index;

    @BeforeEach
    void open() {
        index = new KeyIndex(folder, 4, 10, clock);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void findsAMessageUnderEachOfItsKeys() {
        put(100, START, "UNIQ_KEY\u0001id\u0002KEYS\u0001one  two\u0002TAGS\u0001three\u0002");

        assertThat(find(Type.KEY, "id")).containsExactly(100L);
        assertThat(find(Type.KEY, "one")).containsExactly(100L);
        assertThat(find(Type.KEY, "two")).containsExactly(100L);
        assertThat(find(Type.TAG, "three")).containsExactly(100L);
        assertThat(find(Type.KEY, "three")).isEmpty();
        assertThat(find(Type.KEY, "")).isEmpty();
    }

    @Test
    void theNewestComesFirstAlsoOverSeveralFiles() throws Exception {
        for (int i = 0; i < 25; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }

        assertThat(find(Type.KEY, "k")).hasSize(25).startsWith(24L, 23L).endsWith(1L, 0L);
        assertThat(files()).hasSize(3).allMatch(name -> name.matches("\\d{17}"));
    }

    @Test
    void aMessageThatIsEnteredTwiceIsFoundOnce() {
        put(100, START, "KEYS\u0001k k\u0002UNIQ_KEY\u0001k\u0002");

        assertThat(find(Type.KEY, "k")).containsExactly(100L);
    }

    @Test
    void stopsWhenItHasFoundEnough() {
        for (int i = 0; i < 25; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }
        List<Long> found = new ArrayList<>();

        index.find(new MessageQuery("T", Type.KEY, "k", 0, Long.MAX_VALUE, 3), offset -> {
            found.add(offset);
            return found.size() < 3;
        });

        assertThat(found).containsExactly(24L, 23L, 22L);
    }

    @Test
    void looksOnlyAtTheTimeThatIsAskedFor() {
        for (int second = 0; second < 10; second++) {
            put(second, START + 1_000 * second, "KEYS\u0001k\u0002");
        }

        assertThat(find(new MessageQuery("T", Type.KEY, "k", START + 3_000, START + 5_000, 10)))
                .contains(5L, 4L, 3L)
                .doesNotContain(1L, 7L);
    }

    @Test
    void keysOfOneHashAreAllFound() {
        // "Aa" and "BB" have the same hash code; who asks looks into the messages.
        put(1, START, "KEYS\u0001Aa\u0002");
        put(2, START, "KEYS\u0001BB\u0002");

        assertThat(find(Type.KEY, "Aa")).containsExactly(2L, 1L);
    }

    @Test
    void knowsEverythingWhenItIsOpenedAgain() {
        for (int i = 0; i < 15; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }
        index.close();
        open();
        put(15, START, "KEYS\u0001k\u0002");

        assertThat(find(Type.KEY, "k")).hasSize(16).startsWith(15L, 14L);
        assertThat(index.lastOffset()).isEqualTo(15);
        assertThat(index.lastTimestamp()).isEqualTo(START);
    }

    @Test
    void forgetsFilesWhoseMessagesAreGone() throws Exception {
        for (int i = 0; i < 25; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }

        index.forgetBefore(10);

        assertThat(files()).hasSize(2);
        assertThat(find(Type.KEY, "k")).hasSize(15);
    }

    /** A clock that is set back, a time zone that changes, a store that another broker began: order is by name. */
    @Test
    void aFileIsNamedAfterTheOneBeforeWhateverTheClockSays() {
        for (int i = 0; i < 10; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }
        clock.advance(Duration.ofHours(-3));
        for (int i = 10; i < 25; i++) {
            put(i, START, "KEYS\u0001k\u0002");
        }

        index.close();
        open();

        assertThat(find(Type.KEY, "k")).hasSize(25).startsWith(24L, 23L).endsWith(1L, 0L);
        assertThat(index.lastOffset()).isEqualTo(24);
    }

    @Test
    void hasRocketMqsLayout() throws Exception {
        put(100, START, "KEYS\u0001a\u0002");
        put(200, START + 2_500, "KEYS\u0001a\u0002");
        index.close();

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(files().get(0))));
        int hash = "T#a".hashCode();
        assertThat(bytes.capacity()).isEqualTo(40 + 4 * 4 + 11 * 20);
        assertThat(bytes.getLong(0)).as("begin timestamp").isEqualTo(START);
        assertThat(bytes.getLong(8)).as("end timestamp").isEqualTo(START + 2_500);
        assertThat(bytes.getLong(16)).as("begin offset").isEqualTo(100);
        assertThat(bytes.getLong(24)).as("end offset").isEqualTo(200);
        assertThat(bytes.getInt(32)).as("slots in use").isEqualTo(1);
        assertThat(bytes.getInt(36)).as("next entry").isEqualTo(3);
        assertThat(bytes.getInt(40 + hash % 4 * 4)).as("slot").isEqualTo(2);
        int second = 40 + 4 * 4 + 2 * 20;
        assertThat(bytes.getInt(second)).as("hash").isEqualTo(hash);
        assertThat(bytes.getLong(second + 4)).as("offset").isEqualTo(200);
        assertThat(bytes.getInt(second + 12)).as("seconds").isEqualTo(2);
        assertThat(bytes.getInt(second + 16)).as("older entry").isEqualTo(1);
    }

    private void put(long offset, long timestamp, String properties) {
        index.put(new DispatchRequest(new MessageQueue("T", 0), 0, offset, 100, 0, timestamp, properties));
    }

    private List<Long> find(Type type, String key) {
        return find(new MessageQuery("T", type, key, 0, Long.MAX_VALUE, 100));
    }

    private List<Long> find(MessageQuery query) {
        List<Long> found = new ArrayList<>();
        index.find(query, found::add);
        return found;
    }

    private List<String> files() throws Exception {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
