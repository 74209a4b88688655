package minibroker.remoting;

import checks.CallOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    @DisplayName("a name, a value and a remark of blanks: blanks are bytes like any other, and read back as they were")
    void blanksAreText() {
        RemotingCommand command = RemotingCommand.request(105, 7)
                .answer(0, "  ")
                .with("tag", " ")
                .with(" ", "\t")
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
