package minibroker.store;

import minibroker.TestClock;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;

class StoreDumpTest {
    @TempDir
    Path folder;

    private boolean whole;

    @BeforeEach
    void eightMessages() {
        StoreSettings settings = StoreSettings.in(folder).withFiles(1024, 5, 16, 64);
        try (FileMessageStore store =
                FileMessageStore.open(settings, Stores.HOST, new TestClock(), Runnable::run, () -> 0.1)) {
            for (int i = 0; i < 7; i++) {
                put(store, QUEUE, "m" + i);
            }
            put(store, new MessageQueue("a|b", 0), "\u0001binary");
        }
    }

    @Test
    void aLineForEachMessage() {
        assertThat(lines(dump -> whole = dump.commitLog(0, 100)))
                .containsExactly(
                        "00000000000000000000, 1024 bytes",
                        message(0, 0),
                        message(142, 1),
                        message(284, 2),
                        message(426, 3),
                        message(568, 4),
                        message(710, 5),
                        message(852, 6),
                        "         994  filler, 30 bytes",
                        "00000000000000001024, 151 bytes",
                        "        1024  151 bytes  a|b/0 #0  2026-11-23 08:00:00.000  tag tag  keys key-?binary all"
                                + "  id id-?binary  body of 7: 0162696e617279");
        assertThat(whole).isTrue();
    }

    @Test
    void fromAnOffsetAndNoMoreThanWanted() {
        assertThat(lines(dump -> dump.commitLog(284, 2)))
                .containsExactly("00000000000000000000, 1024 bytes", message(284, 2), message(426, 3));
        assertThat(lines(dump -> dump.commitLog(285, 1)))
                .as("the offset is inside a message")
                .containsExactly("00000000000000000000, 1024 bytes", message(426, 3));
    }

    @Test
    void damageIsNamedAndTheMessagesBehindItFollow() throws IOException {
        Path segment = folder.resolve("commitlog/00000000000000000000");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[142 + 20] ^= 1;
        Files.write(segment, bytes);

        assertThat(lines(dump -> whole = dump.commitLog(0, 3)))
                .containsExactly(
                        "00000000000000000000, 1024 bytes",
                        message(0, 0),
                        "         142  DAMAGED: the sum of the whole message is not the one that was noted;"
                                + " the next message begins 142 bytes on",
                        message(284, 2),
                        message(426, 3));
        assertThat(whole).isFalse();
    }

    @Test
    void whatAnInterruptedAppendLeftIsNotCalledDamage() throws IOException {
        Path segment = folder.resolve("commitlog/00000000000000001024");
        byte[] torn = Files.readAllBytes(segment);
        ByteBuffer.wrap(torn).putInt(0, -300);
        Files.write(segment, torn);

        assertThat(lines(dump -> whole = dump.commitLog(1024, 1)))
                .containsExactly(
                        "00000000000000001024, 151 bytes",
                        "        1024  TORN? an append of 300 bytes that was not finished; no message follows its 151 bytes");
        assertThat(whole).isFalse();
    }

    @Test
    void aMissingSegmentIsNamed() throws IOException {
        Files.delete(folder.resolve("commitlog/00000000000000001024"));
        Files.copy(folder.resolve("commitlog/00000000000000000000"), folder.resolve("commitlog/00000000000000002048"));

        assertThat(lines(dump -> whole = dump.commitLog(3000, 1)))
                .contains("the segments from offset 1024 to 2048 are missing");
        assertThat(whole).isFalse();
    }

    @Test
    void aLineForEachEntryOfAQueue() {
        assertThat(lines(dump -> dump.queues(4, 2)))
                .containsExactly(
                        "TopicTest/1, 2 files, entries from 0 on",
                        "           4  at offset 568, 142 bytes, tag code 114586",
                        "           5  at offset 710, 142 bytes, tag code 114586",
                        "a|b/0, 1 file, entries from 0 on");
    }

    @Test
    void aLineForEachEntryOfTheIndex() {
        List<String> lines = lines(dump -> dump.index(142, 1));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("\\d{17}, 32 entries in \\d+ of 16 slots, offsets 0 to 1024,"
                        + " stored 2026-11-23 08:00:00.000 to 2026-11-23 08:00:00.000");
        assertThat(lines.get(1))
                .matches("           5  hash [0-9a-f]{8} at offset 142, 0 s after the first, older entry \\d+");
    }

    @Test
    void theCheckpointAndWhatIsKeptBeside() {
        assertThat(lines(StoreDump::offsets))
                .startsWith(
                        "closed properly",
                        "checkpoint: everything before offset 1175 is on disk;"
                                + " its last message was stored at 2026-11-23 08:00:00.000",
                        "",
                        "queueOffset.json")
                .anyMatch(line -> line.contains("TopicTest"));
    }

    @Test
    void changesNothing() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("commitlog/00000000000000001024"));

        lines(dump -> dump.commitLog(0, 100));

        assertThat(folder.resolve("commitlog/00000000000000001024")).hasBinaryContent(before);
        assertThat(folder.resolve("abort")).doesNotExist();
    }

    private static String message(int offset, int n) {
        return "%12s  142 bytes  TopicTest/1 #%s  2026-11-23 08:00:00.000  tag tag  keys key-m%s all  id id-m%s  body of 2: \"m%s\""
                .formatted(offset, n, n, n, n);
    }

    private List<String> lines(Consumer<StoreDump> what) {
        StringWriter text = new StringWriter();
        what.accept(new StoreDump(folder, new PrintWriter(text), ZoneOffset.UTC));
        return text.toString().lines().toList();
    }
}
