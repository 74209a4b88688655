package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("03-1")
class FrameEncoderTest {
    private static final byte[] NOTHING = {};

    private final FrameEncoder encoder = new FrameEncoder(new PlainHeader());
    private final ByteBuf out = Unpooled.buffer();

    @Test
    @Tag("invariant-1")
    @DisplayName("a header of 6 bytes and a body of 5: the length field says 15")
    void theLengthCountsWhatFollowsIt() {
        encode("header", "Hello");
        assertThat(out.getInt(0))
                .as("length field = 4 (type and header size) + 6 (header) + 5 (body)")
                .isEqualTo(15);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a header of 6 bytes and a body of 5: 19 bytes in all, and no byte more")
    void theFrameHasTheLengthThatItAnnounces() {
        encode("header", "Hello");
        assertThat(out.readableBytes())
                .as("bytes of the whole frame = 4 (length field) + 15")
                .isEqualTo(19);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("header kind 7, header of 6 bytes: the fifth byte is 7 and the next three are 00 00 06")
    void theTypeStandsInFrontOfTheHeaderSize() {
        encode("header", "Hello");
        assertThat(out.getByte(4)).as("type: the fifth byte").isEqualTo(PlainHeader.TYPE);
        assertThat(out.getUnsignedMedium(5)).as("header size: bytes 5 to 7").isEqualTo(6);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a header of 70,000 bytes: its size needs all three bytes, the highest first, and the type stays")
    void theHeaderSizeHasThreeBytes() {
        encode("x".repeat(70_000), "");
        assertThat(hex(out.slice(4, 4)))
                .as("type and header size: 70,000 is 01 11 70 in hexadecimal")
                .isEqualTo("07 01 11 70");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a body of 100,000 bytes: the length has four bytes, the highest first")
    void theLengthHasFourBytes() {
        encode("", "x".repeat(100_000));
        assertThat(hex(out.slice(0, 4)))
                .as("length field: 100,004 is 00 01 86 a4 in hexadecimal")
                .isEqualTo("00 01 86 a4");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("length, type, header size, header, body: in this order")
    void theFiveFieldsFollowEachOther() {
        encode("header", "Hello");
        assertThat(hex()).as("frame").isEqualTo("00 00 00 0f  07  00 00 06  68 65 61 64 65 72 48 65 6c 6c 6f");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("no body: the frame ends with its header")
    void anEmptyBodyTakesNoByte() {
        encode("header", "");
        assertThat(hex()).as("frame").isEqualTo("00 00 00 0a  07  00 00 06  68 65 61 64 65 72");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three bytes of something else are in the buffer already: they stay, and the frame begins behind them")
    void aFrameIsAppended() {
        out.writeMedium(0xaabbcc);
        encode("header", "");
        assertThat(hex(out.slice(0, 3))).as("the bytes that were there").isEqualTo("aa bb cc");
        assertThat(hex(out.slice(3, 8)))
                .as("the first 8 bytes of the frame, behind them")
                .isEqualTo("00 00 00 0a 07 00 00 06");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "of three bytes in the buffer two were read: the frame begins behind the third, and one is left to read")
    void whatWasReadDoesNotMatter() {
        out.writeMedium(0xaabbcc);
        out.skipBytes(2);
        encode("header", "Hello");
        assertThat(out.readerIndex()).as("reader index").isEqualTo(2);
        assertThat(hex(out.slice(0, 11)))
                .as("the three bytes, and the first 8 of the frame")
                .isEqualTo("aa bb cc 00 00 00 0f 07 00 00 06");
        assertThat(out.readableBytes()).as("bytes to read: one, and the frame").isEqualTo(1 + 19);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the buffer has room for one byte: it grows with the frame")
    void theBufferGrows() {
        ByteBuf small = Unpooled.buffer(1);
        encoder.encode(PlainHeader.command("header", "Hello".getBytes(US_ASCII)), small);
        assertThat(hex(small)).as("frame").isEqualTo("00 00 00 0f 07 00 00 06 68 65 61 64 65 72 48 65 6c 6c 6f");
    }

    /** As on a real connection: many buffers share one array, or there is no array at all. */
    @Test
    @Tag("invariant-1")
    @DisplayName("buffers that share an array with others, and buffers without an array: the frame is the same in them")
    void anyKindOfBufferWillDo() {
        for (boolean direct : new boolean[] {false, true}) {
            PooledByteBufAllocator pool = new PooledByteBufAllocator(direct);
            ByteBuf other = pool.buffer().writeZero(100);
            ByteBuf buffer = pool.buffer();
            try {
                encoder.encode(PlainHeader.command("header", "Hello".getBytes(US_ASCII)), buffer);
                assertThat(hex(buffer))
                        .as(direct ? "frame in a buffer without an array" : "frame in a buffer that shares its array")
                        .isEqualTo("00 00 00 0f 07 00 00 06 68 65 61 64 65 72 48 65 6c 6c 6f");
            } finally {
                buffer.release();
                other.release();
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("whatever buffers are taken for a frame are released, also when the header can't be written")
    void buffersAreReleased() {
        RemotingCommand command = PlainHeader.command("header", "Hello".getBytes(US_ASCII));
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf buffer = allocator.buffer();
                    encoder.encode(command, buffer);
                    buffer.release();
                }))
                .as("buffers that were taken for a frame")
                .isEqualTo("all are released");
        for (Throwable failure : List.of(new IllegalArgumentException("a bad header"), new LinkageError("a class"))) {
            String kind = failure.getClass().getSimpleName();
            assertThat(LentBuffers.after(allocator -> encodeWithoutSuccess(command, allocator.buffer(), failure)))
                    .as("buffers that were taken for a frame, and writing its header throws " + kind)
                    .isEqualTo("all are released");
        }
    }

    private static void encodeWithoutSuccess(RemotingCommand command, ByteBuf buffer, Throwable failure) {
        try {
            new FrameEncoder(new UnwritableHeader(failure)).encode(command, buffer);
            throw new AssertionError("encode returned, though the header codec threw " + failure);
        } catch (IllegalArgumentException | LinkageError asItShould) {
            buffer.release();
        }
    }

    /** @param failure an IllegalArgumentException, or an Error */
    private record UnwritableHeader(Throwable failure) implements HeaderCodec {
        @Override
        public byte type() {
            return PlainHeader.TYPE;
        }

        @Override
        public void encode(RemotingCommand command, ByteBuf out) {
            out.writeByte(1);
            if (failure instanceof Error error) {
                throw error;
            }
            throw (IllegalArgumentException) failure;
        }

        @Override
        public RemotingCommand decode(ByteBuf header, byte[] body) {
            throw new BadFrame("not asked for here");
        }
    }

    private void encode(String header, String body) {
        encoder.encode(PlainHeader.command(header, body.isEmpty() ? NOTHING : body.getBytes(US_ASCII)), out);
    }

    /** The frame with gaps behind length, type and header size. */
    private String hex() {
        return "%s  %s  %s  %s"
                .formatted(
                        hex(out.slice(0, 4)), hex(out.slice(4, 1)), hex(out.slice(5, 3)), hex(out.slice(8, behind())));
    }

    private int behind() {
        return out.readableBytes() - 8;
    }

    private static String hex(ByteBuf bytes) {
        return ByteBufUtil.hexDump(bytes).replaceAll("..(?=.)", "$0 ");
    }
}
