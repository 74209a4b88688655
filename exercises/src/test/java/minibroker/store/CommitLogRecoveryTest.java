package minibroker.store;

import checks.SmallStack;
import minibroker.file.MappedFileQueue;
import minibroker.message.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import static minibroker.store.KilledLog.FIRST;
import static minibroker.store.KilledLog.SECOND;
import static minibroker.store.KilledLog.THIRD;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Seven messages in three files, as {@link KilledLog} leaves them. */
@Tag("07-4")
class CommitLogRecoveryTest {
    private static final int USED = 360;

    @TempDir
    Path temp;

    private KilledLog killed;

    /** Hundreds of torn tails, each with its warning, would hide what matters. */
    @BeforeAll
    static void hideWarnings() {
        System.setProperty("org.slf4j.simpleLogger.log." + CommitLogRecovery.class.getName(), "error");
    }

    @BeforeEach
    void sevenMessages() throws IOException {
        killed = new KilledLog(temp);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed while nobody was sending: all seven messages stay, through three files and two fillers")
    void keepsWhatIsWhole() throws IOException {
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("ends at 2408");
        assertThat(killed.sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 360L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed when the next file had just begun: the log ends at its first byte")
    void aFileWithoutAnyMessageIsTheEnd() throws IOException {
        killed.write(THIRD, new byte[1024]);
        assertThat(killed.recovered(0))
                .as("recover(0), the third file all zeros")
                .isEqualTo("ends at 2048");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("killed before the next file was made: the log ends behind the filler")
    void aFillerMayBeTheLastThing() throws IOException {
        Files.delete(killed.file(THIRD));
        assertThat(killed.recovered(0)).as("recover(0) with two full files").isEqualTo("ends at 2048");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the third file torn in 69 places, and zeros behind: every whole message stays, the rest goes")
    void takesAwayATornTailWhereverItIsTorn() throws IOException {
        byte[] whole = killed.read(THIRD);
        for (int torn : places()) {
            byte[] bytes = Arrays.copyOf(whole, 1024);
            Arrays.fill(bytes, torn, bytes.length, (byte) 0);
            killed.write(THIRD, bytes);
            int kept = endOfLastWhole(whole, torn);
            assertThat(killed.recovered(2048)).as("torn at byte %s", torn).isEqualTo("ends at " + (2048 + kept));
            assertThat(Files.size(killed.file(THIRD)))
                    .as("torn at byte %s: bytes that are left in the file", torn)
                    .isEqualTo(kept);
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the third file ends in 69 places: every whole message stays, the rest goes")
    void takesAwayATornTailWhereverTheFileEnds() throws IOException {
        byte[] whole = killed.read(THIRD);
        for (int end : places()) {
            killed.write(THIRD, Arrays.copyOf(whole, end));
            assertThat(killed.recovered(2048))
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
        byte[] whole = killed.read(THIRD);
        for (int changed = 110; changed < 230; changed++) {
            byte[] bytes = whole.clone();
            bytes[changed] ^= 0x55;
            killed.write(THIRD, bytes);
            assertThat(killed.recovered(2048))
                    .as("byte %s changed", changed)
                    .isEqualTo("damage at byte 110 of " + THIRD);
            assertThat(killed.read(THIRD)).as("the file afterwards").isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @Tag("invariant-5")
    @DisplayName(
            "the last message of the second file is zeros, or changed, or says unfinished; the third is whole: damage")
    @ValueSource(strings = {"zeros", "changed", "unfinished"})
    void aWholeMessageInALaterFileMeansDamage(String spoilt) throws IOException {
        byte[] bytes = killed.read(SECOND);
        switch (spoilt) {
            case "zeros" -> Arrays.fill(bytes, 460, bytes.length, (byte) 0);
            case "changed" -> bytes[600] ^= 1;
            default -> ByteBuffer.wrap(bytes).putInt(460, -460);
        }
        killed.write(SECOND, bytes);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("damage at byte 460 of " + SECOND);
        assertThat(killed.sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 1024L);
        assertThat(killed.damageTold())
                .as("what recover(0) says")
                .endsWith("; but a message follows at byte 0 of " + THIRD);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("zeros from the first file's second message to the third file's first, whose second is whole: damage")
    void aWholeMessageMayBeFilesAway() throws IOException {
        byte[] bytes = killed.read(FIRST);
        Arrays.fill(bytes, 460, bytes.length, (byte) 0);
        killed.write(FIRST, bytes);
        killed.write(SECOND, new byte[1024]);
        byte[] third = killed.read(THIRD);
        Arrays.fill(third, 0, 110, (byte) 0);
        killed.write(THIRD, third);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("damage at byte 460 of " + FIRST);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("zeros in place of the middle one of three messages: the third is right behind them, so it is damage")
    void zerosInTheMiddleAreDamage() throws IOException {
        byte[] bytes = killed.read(THIRD);
        Arrays.fill(bytes, 110, 230, (byte) 0);
        killed.write(THIRD, bytes);
        assertThat(killed.recovered(2048)).as("recover(2048)").isEqualTo("damage at byte 110 of " + THIRD);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("what the exception says: what is wrong where the damage is, and where the next whole message begins")
    void tellsWhatIsWrong() throws IOException {
        byte[] bytes = killed.read(THIRD);
        bytes[50] ^= 1;
        killed.write(THIRD, bytes);
        assertThat(killed.damageTold())
                .as("what recover(0) says of byte 50 changed, in the first of three messages")
                .isEqualTo("the sum of the whole message is not the one that was noted;"
                        + " but a message follows at byte 110 of " + THIRD);
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a power cut: the end of the second file never got to the disk, the third was made and is all zeros")
    @CsvSource({"920, ends at 1944", "560, ends at 1484"})
    void aTornTailMayHaveAFileBehindIt(int zerosFrom, String expected) throws IOException {
        byte[] bytes = killed.read(SECOND);
        Arrays.fill(bytes, zerosFrom, bytes.length, (byte) 0);
        killed.write(SECOND, bytes);
        killed.write(THIRD, new byte[1024]);
        assertThat(killed.recovered(0))
                .as("recover(0), the second file zeros from byte %s on", zerosFrom)
                .isEqualTo(expected);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the last message of all is changed: nothing is behind it, so it counts as torn")
    void theLastMessageMayBeTorn() throws IOException {
        byte[] bytes = killed.read(THIRD);
        bytes[300] ^= 1;
        killed.write(THIRD, bytes);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("ends at 2278");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "killed in an append of three, before its first size was written: the whole second and third go with it")
    void anUnfinishedAppendGoesAsAWhole() throws IOException {
        byte[] bytes = killed.read(THIRD);
        ByteBuffer.wrap(bytes).putInt(0, -USED);
        killed.write(THIRD, bytes);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("ends at 2048");
        assertThat(killed.sizes()).as("bytes of the three files").containsExactly(1024L, 1024L, 0L);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("an append of 230 bytes that says unfinished, and a whole message right behind it: damage")
    void aMessageBehindAnUnfinishedAppendMeansDamage() throws IOException {
        byte[] bytes = killed.read(THIRD);
        ByteBuffer.wrap(bytes).putInt(0, -230);
        killed.write(THIRD, bytes);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("damage at byte 0 of " + THIRD);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("everything before 1484 was on disk for certain: it is not looked at again, damage in it is not seen")
    void looksOnlyAtWhatMayHaveSuffered() throws IOException {
        for (String name : List.of(FIRST, SECOND)) {
            byte[] bytes = killed.read(name);
            bytes[150] ^= 1;
            killed.write(name, bytes);
        }
        assertThat(killed.recovered(1484)).as("recover(1484)").isEqualTo("ends at 2408");
        byte[] third = killed.read(THIRD);
        third[50] ^= 1;
        killed.write(THIRD, third);
        assertThat(killed.recovered(2158))
                .as("recover(2158), 110 bytes behind the third file's beginning")
                .isEqualTo("ends at 2408");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "damage in the second file, behind 1024: it is at byte 0 of that file, and found from the first one on")
    void findsDamageInAnyFile() throws IOException {
        byte[] bytes = killed.read(SECOND);
        bytes[150] ^= 1;
        killed.write(SECOND, bytes);
        assertThat(killed.recovered(0)).as("recover(0)").isEqualTo("damage at byte 0 of " + SECOND);
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
}
