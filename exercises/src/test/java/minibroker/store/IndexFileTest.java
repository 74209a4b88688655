package minibroker.store;

import checks.SmallStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** An index with four slots and room for ten entries; its first message is stored at 1,000,000. */
@Tag("10-1")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IndexFileTest {
    private static final int SLOTS = 4;
    private static final long START = 1_000_000;
    private static final int FIRST_ENTRY = 40 + SLOTS * 4;

    @TempDir
    Path folder;

    private Path path;
    private IndexFile index;
    private volatile boolean searching;

    @BeforeEach
    void open() {
        path = folder.resolve("index");
        index = new IndexFile(path, SLOTS, 10);
    }

    /** A search without end may still be going on; taking the memory away from it would crash the JVM. */
    @AfterEach
    void close() {
        if (!searching) {
            index.close();
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a message with hash 7 at place 500 of the log: it is found under 7, and nothing under 8")
    void findsWhatWasPut() {
        index.put(7, 500, START);
        assertThat(find(7)).as("found under 7, at any time").containsExactly(500L);
        assertThat(find(8)).as("places found under 8, whose slot is empty").isEmpty();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages with hash 7: all are found, the newest first")
    void findsTheNewestFirst() {
        put(7, 500, 800, 900);
        assertThat(find(7)).as("places found under 7").containsExactly(900L, 800L, 500L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("hashes 3, 7 and 11 share slot 3: each finds its own messages, wherever they stand in the chain")
    void hashesThatShareASlotAreKeptApart() {
        index.put(3, 100, START);
        index.put(7, 200, START);
        index.put(11, 300, START);
        index.put(7, 400, START);
        assertThat(find(3)).as("places found under 3").containsExactly(100L);
        assertThat(find(7)).as("places found under 7").containsExactly(400L, 200L);
        assertThat(find(11)).as("places found under 11").containsExactly(300L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("20,000 messages of one key, and little room on the stack: the search gets to the oldest one")
    void followsALongChain() throws Exception {
        IndexFile large = new IndexFile(folder.resolve("large"), SLOTS, 20_000);
        for (int i = 0; i < 20_000; i++) {
            large.put(7, i, START);
        }
        AtomicLong shown = new AtomicLong();
        assertThat(SmallStack.thrownBy(() -> {
                    large.find(7, START, START, place -> shown.incrementAndGet() > 0);
                    return "";
                }))
                .as("what find threw")
                .isEqualTo("nothing");
        assertThat(shown.get()).as("places shown").isEqualTo(20_000);
        large.close();
    }

    @ParameterizedTest
    @Tag("invariant-1")
    @DisplayName(
            "the smallest hash and the largest, and place 6,000,000,000, which is too large for an int: all are found")
    @CsvSource({"0, 500", "2147483647, 500", "7, 6000000000"})
    void takesEveryHashAndPlace(int hash, long place) {
        index.put(hash, place, START);
        assertThat(find(hash)).as("places found under %s", hash).containsExactly(place);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages with hash 7, and the one who asks has enough after two: the third is not shown")
    void stopsWhenItIsEnough() {
        put(7, 500, 800, 900);
        List<Long> found = new ArrayList<>();
        find(7, 0, Long.MAX_VALUE, place -> found.add(place) && found.size() < 2);
        assertThat(found).as("places shown").containsExactly(900L, 800L);
    }

    @ParameterizedTest
    @Tag("invariant-2")
    @DisplayName("stored 0, 2.5 and 4 seconds after the first; only seconds are kept, so what may be meant is found")
    @CsvSource({
        "1000000, 1009999, 300 200 100",
        "-9223372036854775808, 9223372036854775807, 300 200 100",
        "1002500, 1002500, 200",
        "1002700, 1003500, 200",
        "1002999, 1003999, 200",
        "1003000, 1003999, none",
        "1001000, 1001999, none",
        "1001000, 1002000, 200",
        "0, 999999, none",
        "0, 1000000, 100",
        "1005000, 9000000, none"
    })
    void findsWhatMayLieInTheTime(long begin, long end, String places) {
        index.put(7, 100, START);
        index.put(7, 200, START + 2_500);
        index.put(7, 300, START + 4_000);
        List<Long> found = between(begin, end);
        assertThat(found.isEmpty() ? "none" : found.toString().replaceAll("[^0-9 ]", ""))
                .as("places found between %s and %s", begin, end)
                .isEqualTo(places);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("three messages in second 2: asked for its last millisecond, all three may be meant")
    void goesOnWithinASecond() {
        index.put(7, 100, START);
        index.put(7, 200, START + 2_100);
        index.put(7, 300, START + 2_500);
        index.put(7, 400, START + 2_900);
        assertThat(between(START + 2_999, START + 2_999))
                .as("places found at 1,002,999")
                .containsExactly(400L, 300L, 200L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two messages in one file, the second 30 days after the first: each is found at its time")
    void countsSecondsForAMonth() {
        long later = START + Duration.ofDays(30).toMillis();
        index.put(7, 500, START);
        index.put(7, 800, later);
        assertThat(between(later, later)).as("places found 30 days later").containsExactly(800L);
        assertThat(between(START, START)).as("places found at the beginning").containsExactly(500L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the clock was set back, and a message is stored 500 ms before the first one: it is found at its time")
    void findsWhatIsOlderThanTheFirst() {
        index.put(7, 500, START);
        index.put(7, 800, START - 500);
        assertThat(between(START - 500, START - 500))
                .as("places found 500 ms before the first")
                .containsExactly(800L);
        assertThat(find(7)).as("places found at any time").containsExactly(800L, 500L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("seconds begin with the first message, here at 1,000,700: one of 1,003,650 is found at its time")
    void countsFromTheFirstMessage() {
        index.put(7, 100, START + 700);
        index.put(7, 200, START + 3_650);
        assertThat(between(START + 3_650, START + 3_650))
                .as("places found at 1,003,650")
                .containsExactly(200L);
        assertThat(between(START + 3_700, START + 3_999))
                .as("places found around 1,003,850")
                .isEmpty();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a large hash, one of another slot, the large one 2.95 seconds later: the file is as the lesson shows")
    void hasTheLayout() throws IOException {
        index.put(2_000_000_003, 500, START + 700);
        index.put(8, 600, START + 700);
        index.put(2_000_000_003, 800, START + 3_650);
        index.close();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        assertThat(bytes.getInt(36)).as("number of the next entry").isEqualTo(4);
        assertThat(bytes.getInt(40 + 3 * 4)).as("slot 3").isEqualTo(3);
        assertThat(entry(bytes, 1)).as("entry 1").isEqualTo("hash 2000000003, place 500, second 0, older 0");
        assertThat(entry(bytes, 2)).as("entry 2").isEqualTo("hash 8, place 600, second 0, older 0");
        assertThat(entry(bytes, 3)).as("entry 3").isEqualTo("hash 2000000003, place 800, second 2, older 1");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("the file is damaged: slot 0 says an entry behind the last one, 2, or -2. Nothing is found")
    @ValueSource(ints = {3, 9, Integer.MAX_VALUE, -2})
    void doesNotBelieveASlot(int entry) throws IOException {
        put(0, 500, 800);
        damage(40, entry);
        assertThat(find(0))
                .as("places found under 0, slot 0 leads to %s", entry)
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("the file is damaged: entry 2 says that 2 is older, or 3, which leads to 2. The search ends")
    @ValueSource(ints = {2, 3})
    void doesNotGoRoundInCircles(int older) throws IOException {
        put(7, 500, 800, 900);
        damage(FIRST_ENTRY + 2 * 20 + 16, older);
        assertThat(find(7))
                .as("places found under 7, entry 2 leads to %s", older)
                .containsExactly(900L, 800L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the file is damaged: the older one of entry 2 is said to be entry -2. There is none")
    void doesNotBelieveANegativeNumber() throws IOException {
        put(0, 500, 800);
        damage(FIRST_ENTRY + 2 * 20 + 16, -2);
        assertThat(find(0)).as("places found under 0, entry 2 leads to -2").containsExactly(800L);
    }

    private void put(int hash, long... places) {
        for (long place : places) {
            index.put(hash, place, START);
        }
    }

    private List<Long> find(int hash) {
        List<Long> found = new ArrayList<>();
        find(hash, 0, Long.MAX_VALUE, place -> {
            if (found.add(place) && found.size() > 5) {
                throw new AssertionFailedError(
                        "[places found under %s]".formatted(hash), "an end", found + " and so on, without an end");
            }
            return true;
        });
        return found;
    }

    private List<Long> between(long begin, long end) {
        List<Long> found = new ArrayList<>();
        find(7, begin, end, found::add);
        return found;
    }

    private void find(int hash, long begin, long end, LongPredicate found) {
        searching = true;
        try {
            index.find(hash, begin, end, found);
        } finally {
            // A thread that was given up on never gets here.
            searching = false;
        }
    }

    private static String entry(ByteBuffer bytes, int number) {
        int at = FIRST_ENTRY + number * 20;
        return "hash %s, place %s, second %s, older %s"
                .formatted(bytes.getInt(at), bytes.getLong(at + 4), bytes.getInt(at + 12), bytes.getInt(at + 16));
    }

    private void damage(int position, int number) throws IOException {
        index.close();
        try (var file = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            file.position(position).write(ByteBuffer.allocate(4).putInt(0, number));
        }
        open();
    }
}
