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
    @DisplayName("a message with hash 7 at place 500 of the log: it is found under 7, and nothing under 3 or 8")
    void findsWhatWasPut() {
        index.put(7, 500, START);
        assertThat(find(7)).as("found under 7, at any time").containsExactly(500L);
        assertThat(find(3)).as("places found under 3, which has the same slot").isEmpty();
        assertThat(find(8)).as("places found under 8, whose slot is empty").isEmpty();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages with hash 7: all are found, the newest first")
    void findsTheNewestFirst() {
        index.put(7, 500, START);
        index.put(7, 800, START);
        index.put(7, 900, START);
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
    @DisplayName("a message at place 6,000,000,000 of the log, which is too large for an int: it is found there")
    void placesMayBeLarge() {
        index.put(7, 6_000_000_000L, START);
        assertThat(find(7)).as("places found under 7").containsExactly(6_000_000_000L);
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
    @DisplayName("the smallest hash and the largest have their places")
    @CsvSource({"0", "2147483647"})
    void takesEveryHash(int hash) {
        index.put(hash, 500, START);
        assertThat(find(hash)).as("places found under %s", hash).containsExactly(500L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three messages with hash 7, and the one who asks has enough after two: the third is not shown")
    void stopsWhenItIsEnough() {
        index.put(7, 500, START);
        index.put(7, 800, START);
        index.put(7, 900, START);
        List<Long> found = new ArrayList<>();
        find(7, 0, Long.MAX_VALUE, place -> {
            found.add(place);
            return found.size() < 2;
        });
        assertThat(found).as("places shown").containsExactly(900L, 800L);
    }

    @ParameterizedTest
    @Tag("invariant-2")
    @DisplayName("stored 0, 2.5 and 4 seconds after the first; only seconds are kept, so what may be meant is found")
    @CsvSource({
        "1000000, 1009999, 300 200 100",
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
        List<String> found = new ArrayList<>();
        find(7, begin, end, place -> found.add(Long.toString(place)));
        assertThat(found.isEmpty() ? "none" : String.join(" ", found))
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
        List<Long> found = new ArrayList<>();
        find(7, START + 2_999, START + 2_999, found::add);
        assertThat(found).as("places found in the millisecond 1,002,999").containsExactly(400L, 300L, 200L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two messages in one file, the second 30 days after the first: each is found at its time")
    void countsSecondsForAMonth() {
        long later = START + Duration.ofDays(30).toMillis();
        index.put(7, 500, START);
        index.put(7, 800, later);
        List<Long> found = new ArrayList<>();
        find(7, later, later, found::add);
        assertThat(found).as("places found 30 days later").containsExactly(800L);
        found.clear();
        find(7, START, START, found::add);
        assertThat(found).as("places found at the beginning").containsExactly(500L);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the clock was set back, and a message is stored 500 ms before the first one: it is found at its time")
    void findsWhatIsOlderThanTheFirst() {
        index.put(7, 500, START);
        index.put(7, 800, START - 500);
        List<Long> found = new ArrayList<>();
        find(7, START - 500, START - 500, found::add);
        assertThat(found).as("places found 500 ms before the first").containsExactly(800L);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("hash 7 twice, the second 2.5 seconds later: slot and entries stand in the file as the lesson shows")
    void hasTheLayout() throws IOException {
        index.put(7, 500, START);
        index.put(7, 800, START + 2_500);
        index.close();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        assertThat(bytes.getInt(36)).as("number of the next entry").isEqualTo(3);
        assertThat(bytes.getInt(40 + 3 * 4)).as("slot 3").isEqualTo(2);
        assertThat(entry(bytes, 1)).as("entry 1").isEqualTo("hash 7, place 500, second 0, older 0");
        assertThat(entry(bytes, 2)).as("entry 2").isEqualTo("hash 7, place 800, second 2, older 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the file is damaged: entry 2 says that entry 2 is older. The search comes to an end")
    void doesNotGoRoundInCircles() throws IOException {
        index.put(7, 500, START);
        index.put(7, 800, START);
        damage(FIRST_ENTRY + 2 * 20 + 16, 2);
        assertThat(find(7)).as("places found under 7").containsExactly(800L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the file is damaged: slot 0 says entry 9, and there are two. Nothing is found")
    void doesNotBelieveASlot() throws IOException {
        index.put(0, 500, START);
        index.put(0, 800, START);
        damage(40, 9);
        assertThat(find(0)).as("places found under 0").isEmpty();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the file is damaged: entry 2 says that entry 3 is older, which leads back to 2. The search ends")
    void doesNotGoRoundInALargeCircle() throws IOException {
        index.put(7, 500, START);
        index.put(7, 800, START);
        index.put(7, 900, START);
        damage(FIRST_ENTRY + 2 * 20 + 16, 3);
        assertThat(find(7)).as("places found under 7").containsExactly(900L, 800L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the file is damaged: the older one of entry 2 is said to be entry -2. There is none, nor in slot 0")
    void doesNotBelieveANegativeNumber() throws IOException {
        index.put(0, 500, START);
        index.put(0, 800, START);
        damage(FIRST_ENTRY + 2 * 20 + 16, -2);
        assertThat(find(0)).as("places found under 0, entry 2 leads to -2").containsExactly(800L);
        damage(40, -2);
        assertThat(find(0)).as("places found under 0, slot 0 leads to -2").isEmpty();
    }

    private List<Long> find(int hash) {
        List<Long> found = new ArrayList<>();
        find(hash, 0, Long.MAX_VALUE, place -> {
            found.add(place);
            if (found.size() > 5) {
                throw new AssertionFailedError(
                        "[places found under %s]".formatted(hash), "an end", found + " and so on, without an end");
            }
            return true;
        });
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
