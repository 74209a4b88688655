package minibroker.remoting;

import checks.CallOutcome;
import checks.Thrown;
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
import java.util.concurrent.Executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Texts and buffers of other kinds than the usual ones. */
@Tag("03-4")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompactHeaderEdgesTest {
    private static final byte[] BODY = {1, 2, 3};

    private final CompactHeaderCodec codec = new CompactHeaderCodec();

    @Test
    @Tag("invariant-4")
    @DisplayName("a name, a value and a remark of blanks, and a name of no bytes: read back as they were")
    void blanksAreText() {
        RemotingCommand command = RemotingCommand.request(105, 7)
                .answer(0, "  ")
                .with("tag", " ")
                .with(" ", "\t")
                .with("", "no name")
                .withBody(BODY);
        assertThat(readBack(command, Unpooled.buffer())).as("read back").isEqualTo(Shown.command(command));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a name of 20,000 times é has 40,000 bytes, which do not fit in 16 bits: refused, not cut off")
    void theLengthOfANameIsItsBytes() {
        RemotingCommand command = RemotingCommand.request(105, 7).with("é".repeat(20_000), "v");
        assertThat(CallOutcome.of(() -> {
                    codec.encode(command, Unpooled.buffer());
                    return "written";
                }))
                .as("writing a name of 40,000 bytes")
                .isEqualTo("IllegalArgumentException");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a name is too long and the header can't be written: whatever buffers were taken are released")
    void buffersAreReleasedWhenAHeaderCannotBeWritten() {
        RemotingCommand command = RemotingCommand.request(105, 7).with("n".repeat(40_000), "v");
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf header = allocator.buffer();
                    CallOutcome.of(() -> {
                        codec.encode(command, header);
                        return "written";
                    });
                    header.release();
                }))
                .as("buffers that were taken to write a header with a name that is too long")
                .isEqualTo("all are released");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the buffer is full after 24 bytes and can't grow: whatever buffers were taken are released")
    void buffersAreReleasedWhenThereIsNoRoom() {
        RemotingCommand command = RemotingCommand.request(105, 7).with("topic", "CapA");
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf header = allocator.buffer(8, 24);
                    Thrown.by(Executors.callable(() -> codec.encode(command, header)));
                    header.release();
                }))
                .as("buffers that were taken to write a header for which there is no room")
                .isEqualTo("all are released");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a field whose value is empty: written with its name and the length 0, as any other")
    void anEmptyValueIsWritten() {
        ByteBuf out = Unpooled.buffer();
        codec.encode(RemotingCommand.request(105, 7).with("tag", ""), out);
        String expected = "0069 00 0201 00000007 00000000 00000000 00000009 0003 746167 00000000";
        assertThat(Shown.grouped(ByteBufUtil.hexDump(out), expected))
                .as("compact header; fields of 9 bytes, name of 3, value of none")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a negative length, and all that follows would be right if it were 0: refused")
    @ValueSource(
            strings = {
                "ffffffff 00000000",
                "00000000 ffffffff",
                "00000000 0000000a ffff 00000004 43617041",
                "00000000 0000000b 0005 746f706963 ffffffff",
            })
    void aNegativeLengthIsNotZero(String rest) {
        byte[] header = ByteBufUtil.decodeHexDump(("0069 00 0201 00000007 00000000" + rest).replace(" ", ""));
        assertThat(CallOutcome.of(() -> "read as a command: " + codec.decode(Unpooled.wrappedBuffer(header), BODY)))
                .as("after the 13 fixed bytes: %s", rest)
                .isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("20,000 fields in one header: read back as they were")
    void thereMayBeManyFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            fields.put("f" + i, "v" + i);
        }
        ByteBuf buffer = Unpooled.buffer();
        codec.encode(RemotingCommand.request(105, 7).with(fields), buffer);
        Map<String, String> read = codec.decode(buffer, BODY).extFields();
        assertThat(read.size()).as("fields that were read").isEqualTo(20_000);
        assertThat(read.equals(fields) ? "the same" : "others").as("the fields").isEqualTo("the same");
    }

    /** As on a real connection: the decoder of frames hands on a slice, often of a buffer without an array. */
    @Test
    @Tag("invariant-4")
    @DisplayName("the header is a slice of a larger buffer, with an array or without: it is read the same")
    void anyKindOfBufferWillDo() {
        RemotingCommand command = RemotingCommand.request(105, 7)
                .answer(0, "für")
                .with("topic", "CapA")
                .withBody(BODY);
        assertThat(readBack(command, Unpooled.buffer().writeZero(10)))
                .as("read out of the middle of an array")
                .isEqualTo(Shown.command(command));
        ByteBuf direct = Unpooled.directBuffer().writeZero(10);
        try {
            assertThat(readBack(command, direct))
                    .as("read out of a buffer without an array")
                    .isEqualTo(Shown.command(command));
        } finally {
            direct.release();
        }
    }

    /** Writes the header behind what is in the buffer, and reads it as a slice. */
    private String readBack(RemotingCommand command, ByteBuf buffer) {
        int before = buffer.writerIndex();
        codec.encode(command, buffer);
        ByteBuf header = buffer.slice(before, buffer.writerIndex() - before);
        return Shown.command(codec.decode(header, command.body()));
    }
}
