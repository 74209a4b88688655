package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.HOST;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Five messages in files of 1,024 bytes: three in the first, a filler, two in the second. */
@Tag("07-3")
class CommitLogReaderTest {
    private static final int PREPARED_TRANSACTION_AT = 76;

    @TempDir
    Path folder;

    private SmallLog log;
    private CommitLogReader reader;

    @BeforeEach
    void fiveMessages() {
        log = new SmallLog(folder);
        log.append(ORDERS, 300, "created");
        log.append(BILLS, 300, "bill");
        log.append(ORDERS, 300, "paid");
        log.append(ORDERS, 300, "packed", "sent");
        reader = new CommitLogReader(log.segments);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a look shows nothing any more when it was closed: all that is read of it is read before that")
    void readsBeforeTheLookEnds() {
        assertThat(read(0)).as("read(0)").isEqualTo("created of Orders #0 at 0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("each of five messages, read by its offset: the record as it was appended")
    void readsEachMessage() {
        assertThat(List.of(read(0), read(300), read(600), read(1024), read(1324)))
                .as("read(0), read(300), read(600), read(1024), read(1324)")
                .containsExactly(
                        "created of Orders #0 at 0",
                        "bill of Bills #0 at 300",
                        "paid of Orders #1 at 600",
                        "packed of Orders #2 at 1024",
                        "sent of Orders #3 at 1324");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("five records of 300 bytes: each read returns those and none of what is behind")
    void readsNoMoreThanTheMessage() {
        assertThat(Stream.of(0, 300, 600, 1024, 1324)
                        .map(offset -> reader.read(offset).orElseThrow().length))
                .as("bytes of read(0), read(300), read(600), read(1024), read(1324)")
                .containsExactly(300, 300, 300, 300, 300);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a message that was read: its prepared transaction offset is 0 again, the log's sum stays in the log")
    void theSumStaysInTheLog() {
        byte[] record = reader.read(300).orElseThrow();
        assertThat(ByteBuffer.wrap(record).getLong(PREPARED_TRANSACTION_AT))
                .as("the prepared transaction offset of read(300)")
                .isZero();
        assertThat(log.segments.find(300).orElseThrow().tail().getLong(300 + PREPARED_TRANSACTION_AT))
                .as("what stands there in the log, after read(300)")
                .isNotZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("every offset from 0 to the log's end: a message where one begins, and nothing anywhere else")
    void readsNothingWhereNoMessageBegins() {
        Set<Long> beginnings = Set.of(0L, 300L, 600L, 1024L, 1324L);
        for (long offset = 0; offset <= log.segments.maxOffset() + 10; offset++) {
            assertThat(read(offset).contains(" at " + offset) ? "the message" : read(offset))
                    .as("read(%s)", offset)
                    .isEqualTo(beginnings.contains(offset) ? "the message" : "nothing");
        }
    }

    @ParameterizedTest
    @Tag("invariant-4")
    @DisplayName("offsets that nobody can have: nothing")
    @ValueSource(longs = {-1, Long.MIN_VALUE, 2048, Long.MAX_VALUE})
    void readsNothingOutsideTheLog(long offset) {
        assertThat(read(offset)).as("read(%s)", offset).isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a log that begins at 3,221,225,472, which is too large for an int: its messages are read like others")
    void offsetsMayBeLarge() {
        log.close();
        log = new SmallLog(folder.resolve("large"));
        log.segments.startAt(3_221_225_472L);
        log.append(ORDERS, 300, "created", "paid");
        reader = new CommitLogReader(log.segments);
        assertThat(List.of(read(3_221_225_472L), read(3_221_225_772L)))
                .as("read(3221225472), read(3221225772)")
                .containsExactly("created of Orders #0 at 3221225472", "paid of Orders #1 at 3221225772");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the first file was deleted: what was in it is gone, the rest is read as before")
    void readsNothingThatWasDeleted() {
        log.log.deleteBefore(1024);
        assertThat(List.of(read(300), read(1024)))
                .as("read(300), read(1024)")
                .containsExactly("nothing", "packed of Orders #2 at 1024");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a body that contains the bytes of a message: at the offset of those there is nothing, and no damage")
    void isNotFooledByABodyThatLooksLikeAMessage() {
        byte[] forged = MessageCodec.encode(
                new StoredMessage(SmallLog.message(ORDERS, "forged", 142), 9, 7, SmallLog.NOW, HOST));
        log.log.append(List.of(new Message(BILLS, 0, 0, 1, HOST, 0, 0, forged, "")));
        // The body begins 84 bytes behind the record's own beginning, at 1624.
        assertThat(read(1624 + 84 + 4)).as("the forged message, by its offset").isEqualTo("nothing");
        assertThat(read(1624 + 84)).as("the body's length, by its offset").isEqualTo("nothing");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a body of 32 bytes ff: four of them look like an unfinished append, and there is nothing, and no damage")
    void isNotFooledByABodyThatLooksUnfinished() {
        byte[] body = new byte[32];
        Arrays.fill(body, (byte) 0xff);
        log.log.append(List.of(new Message(BILLS, 0, 0, 1, HOST, 0, 0, body, "")));
        int begin = 1624 + 84 + 4;
        for (int offset = begin; offset <= begin + body.length - 4; offset++) {
            assertThat(read(offset)).as("read(%s)", offset).isEqualTo("nothing");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("one bit of a body has changed since it was appended: DamagedFile with file and byte, not the message")
    void namesDamage() {
        flipBit(150);
        assertThat(read(0)).as("read(0)").isEqualTo("damage at byte 0 of 00000000000000000000");
        flipBit(150);
        assertThat(read(0)).as("read(0), the bit turned back").isEqualTo("created of Orders #0 at 0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("one bit of a topic has changed, in the second file: DamagedFile names byte 300 of that file")
    void namesDamageInTheFileThatItIsIn() {
        flipBit(1324 + 288);
        assertThat(read(1324)).as("read(1324)").isEqualTo("damage at byte 300 of 00000000000000001024");
        assertThat(read(1024)).as("its neighbour, read(1024)").isEqualTo("packed of Orders #2 at 1024");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("any byte of a message has changed: damage, unless it says itself that no message was appended there")
    void namesDamageInEachByte() {
        for (int byteOfIt = 0; byteOfIt < 300; byteOfIt++) {
            boolean magicOrPlace = byteOfIt >= 4 && byteOfIt < 8 || byteOfIt >= 28 && byteOfIt < 36;
            change(1024 + byteOfIt, 0x81);
            assertThat(read(1024))
                    .as(
                            "read(1024), its byte %s changed (its magic number is at 4 to 7, its place at 28 to 35)",
                            byteOfIt)
                    .isEqualTo(magicOrPlace ? "nothing" : "damage at byte 0 of 00000000000000001024");
            change(1024 + byteOfIt, 0x81);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("what the exception says: the file's path, the byte, and the problem that the scanner found")
    void tellsTheProblem() {
        flipBit(1324 + 288);
        LogRecord.Damaged damaged = (LogRecord.Damaged) log.at(log.last(), 300);
        assertThat(damageToldBy(1324))
                .as("what the exception of read(1324) says, without the folder")
                .isEqualTo(withoutFolder(new DamagedFile(log.last().path(), 300, damaged.problem())));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the bytes that were read are a copy: who changes them changes nothing in the log")
    void readsACopy() {
        reader.read(0).orElseThrow()[150] ^= 1;
        assertThat(read(0))
                .as("read(0), after somebody changed what it returned")
                .isEqualTo("created of Orders #0 at 0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("each look at a file has ended when read is through, whatever came of it: the files can be closed")
    void endsEachLook() throws IOException {
        Path file = log.last().path();
        flipBit(1024 + 10);
        List<String> seen = List.of(read(1024), read(1324), read(1325));
        assertThat(seen)
                .as("read(1024), read(1324), read(1325)")
                .containsExactly("damage at byte 0 of 00000000000000001024", "sent of Orders #3 at 1324", "nothing");
        log.close();
        assertThat(Files.size(file))
                .as(
                        "bytes of the file; closing cuts it from 1,024 to the 600 that are written, unless somebody still looks")
                .isEqualTo(600);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the log is closed while somebody reads: nothing, and no exception")
    void readsNothingFromAClosedLog() {
        log.close();
        assertThat(read(0)).as("read(0) of a closed log").isEqualTo("nothing");
    }

    private String read(long offset) {
        String[] text = {""};
        String failure = SmallLog.failure(
                () -> text[0] = reader.read(offset).map(SmallLog::text).orElse("nothing"));
        return failure.equals("none") ? text[0] : failure;
    }

    private String damageToldBy(long offset) {
        try {
            reader.read(offset);
            return "nothing was thrown";
        } catch (DamagedFile e) {
            return withoutFolder(e);
        }
    }

    private String withoutFolder(DamagedFile damage) {
        return damage.getMessage().replace(folder.toString(), "");
    }

    /** Turns a bit of the byte at an offset. */
    private void flipBit(long offset) {
        change(offset, 1);
    }

    private void change(long offset, int bits) {
        MappedFile file = log.segments.find(offset).orElseThrow();
        int position = (int) (offset - file.firstOffset());
        file.tail().put(position, (byte) (file.tail().get(position) ^ bits));
    }
}
