package minibroker.store;

import checks.SmallStack;
import minibroker.file.MappedFileQueue;
import minibroker.file.SegmentFile;
import minibroker.message.Message;
import org.junit.jupiter.api.BeforeAll;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a killed broker left: files of 1,024 bytes, zeros behind the last message. Seven messages: 460 + 460 bytes and a
 * filler in the first file, the same in the second, 110 + 120 + 130 in the third.
 */
@Tag("07-4")
class CommitLogRecoveryTest {
    private static final int USED = 360;
    private static final String FIRST = SegmentFile.name(0);
    private static final String SECOND = SegmentFile.name(1024);
    private static final String THIRD = SegmentFile.name(2048);

    @TempDir
    Path temp;

    private Path folder;

    /** Hundreds of torn tails, each with its warning, would hide what matters. */
    @BeforeAll
    static void hideWarnings() {
        System.setProperty("org.slf4j.simpleLogger.log." + CommitLogRecovery.class.getName(), "error");
    }

    @BeforeEach
    void sevenMessages() throws IOException {
        try (SmallLog log = new SmallLog(temp.resolve("running"))) {
            for (int i = 0; i < 4; i++) {
                log.append(ORDERS, 460, "m" + i);
            }
            log.append(ORDERS, 110, "m4");
            log.append(ORDERS, 120, "m5");
            log.append(ORDERS, 130, "m6");
            // A killed broker does not cut its files: they are copied while they have their full size.
            folder = copy(temp.resolve("running"), temp.resolve("killed"));
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed while nobody was sending: all seven messages stay, through three files and two fillers")
    void keepsWhatIsWhole() throws IOException {
        assertThat(recovered(0)).as("recover(0)").isEqualTo("ends at 2408");
        assertThat(sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 360L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed when the next file had just begun: the log ends at its first byte")
    void aFileWithoutAnyMessageIsTheEnd() throws IOException {
        write(THIRD, new byte[1024]);
        assertThat(recovered(0)).as("recover(0), the third file all zeros").isEqualTo("ends at 2048");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed before the next file was made: the log ends behind the filler")
    void aFillerMayBeTheLastThing() throws IOException {
        Files.delete(file(THIRD));
        assertThat(recovered(0)).as("recover(0) with two full files").isEqualTo("ends at 2048");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the third file torn in 69 places, and zeros behind: every whole message stays, the rest goes")
    void takesAwayATornTailWhereverItIsTorn() throws IOException {
        byte[] whole = read(THIRD);
        for (int torn : places()) {
            byte[] bytes = Arrays.copyOf(whole, 1024);
            Arrays.fill(bytes, torn, bytes.length, (byte) 0);
            write(THIRD, bytes);
            int kept = endOfLastWhole(whole, torn);
            assertThat(recovered(2048)).as("torn at byte %s", torn).isEqualTo("ends at " + (2048 + kept));
            assertThat(Files.size(file(THIRD)))
                    .as("torn at byte %s: bytes that are left in the file", torn)
                    .isEqualTo(kept);
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the third file ends in 69 places: every whole message stays, the rest goes")
    void takesAwayATornTailWhereverTheFileEnds() throws IOException {
        byte[] whole = read(THIRD);
        for (int end : places()) {
            write(THIRD, Arrays.copyOf(whole, end));
            assertThat(recovered(2048))
                    .as("a file of %s bytes", end)
                    .isEqualTo("ends at " + (2048 + endOfLastWhole(whole, end)));
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("20,000 messages in one file, and little room on the stack: the end is found all the same")
    void goesOverManyMessages() throws Exception {
        Path many = temp.resolve("many").resolve("commitlog");
        try (MappedFileQueue segments = MappedFileQueue.open(many, 4 * 1024 * 1024)) {
            CommitLog log = new CommitLog(segments, new QueueOffsets(), SmallLog.HOST, Clock.systemUTC());
            List<Message> hundred = Collections.nCopies(100, SmallLog.message(ORDERS, "m", 110));
            for (int i = 0; i < 200; i++) {
                log.append(hundred);
            }
        }
        long[] end = {0};
        assertThat(SmallStack.thrownBy(() -> end[0] = new CommitLogRecovery(many, 4 * 1024 * 1024).recover(0)))
                .as("what recover(0) threw")
                .isEqualTo("nothing");
        assertThat(end[0]).as("where the log ends").isEqualTo(20_000 * 110);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "each byte of the middle one of three messages is changed: an error names where, and nothing is changed")
    void refusesDamageInTheMiddle() throws IOException {
        byte[] whole = read(THIRD);
        for (int changed = 110; changed < 230; changed++) {
            byte[] bytes = whole.clone();
            bytes[changed] ^= 0x55;
            write(THIRD, bytes);
            assertThat(recovered(2048)).as("byte %s changed", changed).isEqualTo("damage at byte 110 of " + THIRD);
            assertThat(read(THIRD)).as("the file afterwards").isEqualTo(bytes);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the last message of the second file is zeros, the third file is whole: damage, not a torn tail")
    void aWholeMessageInALaterFileMeansDamage() throws IOException {
        byte[] bytes = read(SECOND);
        Arrays.fill(bytes, 460, bytes.length, (byte) 0);
        write(SECOND, bytes);
        assertThat(recovered(0)).as("recover(0)").isEqualTo("damage at byte 460 of " + SECOND);
        assertThat(sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 1024L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the last message of all is changed: nothing is behind it, so it counts as torn")
    void theLastMessageMayBeTorn() throws IOException {
        byte[] bytes = read(THIRD);
        bytes[300] ^= 1;
        write(THIRD, bytes);
        assertThat(recovered(0)).as("recover(0)").isEqualTo("ends at 2278");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "killed in an append of three, before its first size was written: the whole second and third go with it")
    void anUnfinishedAppendGoesAsAWhole() throws IOException {
        byte[] bytes = read(THIRD);
        ByteBuffer.wrap(bytes).putInt(0, -USED);
        write(THIRD, bytes);
        assertThat(recovered(0)).as("recover(0)").isEqualTo("ends at 2048");
        assertThat(sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 0L);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("an append of 230 bytes that says unfinished, and a whole message right behind it: damage")
    void aMessageBehindAnUnfinishedAppendMeansDamage() throws IOException {
        byte[] bytes = read(THIRD);
        ByteBuffer.wrap(bytes).putInt(0, -230);
        write(THIRD, bytes);
        assertThat(recovered(0)).as("recover(0)").isEqualTo("damage at byte 0 of " + THIRD);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("everything before 1484 was on disk for certain: it is not looked at again, damage in it is not seen")
    void looksOnlyAtWhatMayHaveSuffered() throws IOException {
        for (String name : List.of(FIRST, SECOND)) {
            byte[] bytes = read(name);
            bytes[150] ^= 1;
            write(name, bytes);
        }
        assertThat(recovered(1484)).as("recover(1484)").isEqualTo("ends at 2408");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "damage in the second file, behind 1024: it is at byte 0 of that file, and found from the first one on")
    void findsDamageInAnyFile() throws IOException {
        byte[] bytes = read(SECOND);
        bytes[150] ^= 1;
        write(SECOND, bytes);
        assertThat(recovered(0)).as("recover(0)").isEqualTo("damage at byte 0 of " + SECOND);
    }

    /** Where the log ends, in words. */
    private String recovered(long from) {
        long[] end = {0};
        CommitLogRecovery recovery = new CommitLogRecovery(folder.resolve("commitlog"), SmallLog.SEGMENT);
        String failure = SmallLog.failure(() -> end[0] = recovery.recover(from));
        return failure.equals("none") ? "ends at " + end[0] : failure;
    }

    /**
     * Places in the third file: the eight bytes, size and magic, on either side of where a message begins or ends, and
     * every twentieth. All 361 would tell no more, and each costs a cut that is forced to the disk.
     */
    private static int[] places() {
        return IntStream.rangeClosed(0, USED)
                .filter(place -> place % 20 == 0
                        || IntStream.of(0, 110, 230, USED).anyMatch(border -> Math.abs(place - border) <= 8))
                .toArray();
    }

    /** The end of the last message that is in the first {@code length} bytes of the third file. */
    private static int endOfLastWhole(byte[] file, int length) {
        int end = 0;
        int next = ByteBuffer.wrap(file).getInt(0);
        while (next > 0 && end + next <= length) {
            end += next;
            next = ByteBuffer.wrap(file).getInt(end);
        }
        return end;
    }

    private Path file(String name) {
        return folder.resolve("commitlog").resolve(name);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    private List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (SegmentFile file : SegmentFile.list(folder.resolve("commitlog"))) {
            sizes.add(file.length());
        }
        return sizes;
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return to;
    }
}
