package minibroker.remoting;

import checks.CallOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("03-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompactHeaderCodecTest {
    private static final byte[] BODY = {1, 2, 3};

    /** Code 105, JAVA, version 513, opaque 7, flag 0: the 13 bytes in front of the remark. */
    private static final String FIXED = "0069 00 0201 00000007 00000000 ";

    private final CompactHeaderCodec codec = new CompactHeaderCodec();

    @Test
    @Tag("invariant-4")
    @DisplayName("code 105, opaque 7, one field topic = CapA: the bytes that Apache's client sends")
    void writesAFieldRequest() {
        assertWritten(
                RemotingCommand.request(105, 7).with("topic", "CapA"),
                "compact header",
                FIXED + "00000000 0000000f 0005 746f706963 00000004 43617041");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("no remark and no fields: both lengths are 0 and the header has 21 bytes")
    void writesTwoZerosWhenThereIsNothingToSay() {
        assertWritten(RemotingCommand.request(105, 7), "compact header", FIXED + "00000000 00000000");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("remark \"für 你\": 8 bytes, although it has 5 characters")
    void countsBytesNotCharacters() {
        RemotingCommand command = new RemotingCommand(105, "JAVA", 513, 7, 0, "für 你", Map.of("ü", "你"), BODY);
        assertWritten(
                command,
                "compact header; remark of 8 bytes, fields of 11, name of 2, value of 3",
                FIXED + "00000008 66c3bc7220e4bda0 0000000b 0002 c3bc 00000003 e4bda0");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("language GO is 9; a language without a number counts as OTHER, 7")
    void writesTheLanguageAsItsNumber() {
        assertThat(encode(language("GO")).substring(4, 6))
                .as("third byte for GO")
                .isEqualTo("09");
        assertThat(encode(language("COBOL")).substring(4, 6))
                .as("third byte for COBOL")
                .isEqualTo("07");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("code 200050, version 32768 and a name of 32,768 bytes do not fit in 16 bits: refused, not cut off")
    void refusesToWriteWhatDoesNotFit() {
        assertThat(written(RemotingCommand.request(200_050, 7)))
                .as("writing code 200050")
                .isEqualTo("IllegalArgumentException");
        assertThat(written(version(32_768))).as("writing version 32768").isEqualTo("IllegalArgumentException");
        assertThat(written(RemotingCommand.request(105, 7).with("n".repeat(32_768), "v")))
                .as("writing a name of 32,768 bytes")
                .isEqualTo("IllegalArgumentException");
        assertThat(written(RemotingCommand.request(-32_768, 7).with("n".repeat(32_767), "v")))
                .as("writing code -32768 and a name of 32,767 bytes")
                .isEqualTo("written");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the bytes that Apache's client sends for code 105, topic CapA")
    void readsARequest() {
        assertThat(read(FIXED + "00000000 0000000f 0005 746f706963 00000004 43617041"))
                .as("command")
                .isEqualTo(Shown.command(
                        RemotingCommand.request(105, 7).with("topic", "CapA").withBody(BODY)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("201 commands with quotes, umlauts, Chinese, emoji, control characters: read back as they were")
    void readsBackWhatItWrote() {
        for (RemotingCommand command : SomeCommands.all()) {
            assertThat(read(encode(command))).as("read back").isEqualTo(Shown.command(command));
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("versions 300, 32767, -1 and -32768, which have two bytes and a sign: read back as they were")
    void aVersionHasTwoBytes() {
        for (int version : new int[] {300, 32_767, -1, -32_768}) {
            assertThat(decode(encode(version(version))).version())
                    .as("version %s, read back", version)
                    .isEqualTo(version);
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("fields of 16 to 20 bytes, of which one field takes 15: what is left over is no field, and refused")
    void refusesBytesThatAreLeftOver() {
        for (int left = 1; left <= 5; left++) {
            String fields = "000000%02x 0005 746f706963 00000004 43617041 ".formatted(15 + left);
            assertThat(outcome(FIXED + "00000000 " + fields + "00".repeat(left)))
                    .as("fields with %s bytes left over", left)
                    .isEqualTo("BadFrame");
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the length of a name has a sign: 8000 is -32768, and refused, though 32,768 bytes follow")
    void theLengthOfANameHasASign() {
        String fields = "00008006 8000 " + "6e".repeat(32_768) + " 00000000";
        assertThat(outcome(FIXED + "00000000 " + fields))
                .as("a name of length 8000 in hexadecimal")
                .isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("whatever buffers are taken to write or read a header are released")
    void buffersAreReleased() {
        RemotingCommand command = RemotingCommand.request(105, 7).with("topic", "CapA");
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf header = allocator.buffer();
                    codec.encode(command, header);
                    header.release();
                }))
                .as("buffers that were taken to write a header")
                .isEqualTo("all are released");
        byte[] bytes = ByteBufUtil.decodeHexDump(encode(command));
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf header = allocator.buffer().writeBytes(bytes);
                    codec.decode(header, BODY);
                    header.release();
                }))
                .as("buffers that were taken to read a header")
                .isEqualTo("all are released");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a value of length -1, and fields that end after a name: refused, and whatever buffers were taken are released")
    void buffersAreReleasedAfterABadFrame() {
        for (String fields : new String[] {
            "0000000f 0005 746f706963 ffffffff 43617041", "00000008 0005 746f706963 00",
        }) {
            byte[] bytes = ByteBufUtil.decodeHexDump(hex(FIXED + "00000000 " + fields));
            assertThat(LentBuffers.after(allocator -> {
                        ByteBuf header = allocator.buffer().writeBytes(bytes);
                        CallOutcome.of(() -> "read: " + codec.decode(header, BODY));
                        header.release();
                    }))
                    .as("buffers that were taken to read the fields %s", fields)
                    .isEqualTo("all are released");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a value of no bytes is no value: the field is left out, as RocketMQ does")
    void readsAnEmptyValueAsNoField() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("empty", "");
        fields.put("topic", "CapA");
        assertThat(decode(encode(RemotingCommand.request(105, 7).with(fields))).extFields())
                .as("extFields")
                .isEqualTo(Map.of("topic", "CapA"));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("languages 99 and -1, which nobody has: OTHER")
    void readsUnknownLanguagesAsOther() {
        assertThat(decode("0069 63 0201 00000007 00000000 00000000 00000000").language())
                .as("language 99")
                .isEqualTo("OTHER");
        assertThat(decode("0069 ff 0201 00000007 00000000 00000000 00000000").language())
                .as("language -1")
                .isEqualTo("OTHER");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a header of 36 bytes, cut off after each of its bytes: refused every time")
    void refusesHeadersThatStopTooEarly() {
        String header = hex(FIXED + "00000000 0000000f 0005 746f706963 00000004 43617041");
        for (int bytes = 0; bytes < header.length() / 2; bytes++) {
            assertThat(outcome(header.substring(0, 2 * bytes)))
                    .as("the first %s of %s bytes", bytes, header.length() / 2)
                    .isEqualTo("BadFrame");
        }
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a length that is negative: remark, fields, name, value")
    @ValueSource(
            strings = {
                "ffffffff 00000000",
                "00000000 ffffffff",
                "00000000 0000000f ffff 746f706963 00000004 43617041",
                "00000000 0000000f 0005 746f706963 ffffffff 43617041",
            })
    void refusesNegativeLengths(String rest) {
        assertThat(outcome(FIXED + rest))
                .as("after the 13 fixed bytes: %s", rest)
                .isEqualTo("BadFrame");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a length of 2 GB, or of one byte more than there is: refused before memory is taken")
    @ValueSource(
            strings = {
                "7fffffff 00000000",
                "00000005 00000000",
                "00000000 7fffffff",
                "00000000 00000010 0005 746f706963 00000004 43617041",
                "00000000 0000000f 7fff 746f706963 00000004 43617041",
                "00000000 0000000f 0005 746f706963 7fffffff 43617041",
                "00000000 0000000f 0005 746f706963 00000005 43617041",
            })
    void refusesLengthsBeyondTheEnd(String rest) {
        assertThat(outcome(FIXED + rest))
                .as("after the 13 fixed bytes: %s", rest)
                .isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("fields of 15 bytes whose last value wants 16, with one more byte in the header: refused")
    void refusesAValueThatLeavesTheFields() {
        assertThat(outcome(FIXED + "00000000 0000000f 0005 746f706963 00000005 43617041 21"))
                .as("a value of 5 bytes with 4 left in the fields")
                .isEqualTo("BadFrame");
    }

    private static RemotingCommand language(String name) {
        return new RemotingCommand(105, name, 513, 7, 0, "", Map.of(), BODY);
    }

    private static RemotingCommand version(int version) {
        return new RemotingCommand(105, "JAVA", version, 7, 0, "", Map.of(), BODY);
    }

    private String encode(RemotingCommand command) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(command, out);
        return ByteBufUtil.hexDump(out);
    }

    private RemotingCommand decode(String header) {
        return codec.decode(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex(header))), BODY);
    }

    private void assertWritten(RemotingCommand command, String what, String expected) {
        assertThat(Shown.grouped(encode(command), expected)).as(what).isEqualTo(expected);
    }

    private CallOutcome written(RemotingCommand command) {
        return CallOutcome.of(() -> {
            encode(command);
            return "written";
        });
    }

    private String read(String header) {
        return Shown.command(decode(header));
    }

    private CallOutcome outcome(String header) {
        return CallOutcome.of(() -> "read as a command: " + decode(header));
    }

    private static String hex(String spaced) {
        return spaced.replace(" ", "");
    }
}
