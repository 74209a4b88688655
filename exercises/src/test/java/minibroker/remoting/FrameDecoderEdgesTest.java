package minibroker.remoting;

import checks.CallOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Buffers of other kinds than the usual ones, and what a decoder does with what it is given. */
@Tag("03-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameDecoderEdgesTest {
    private final FrameDecoder decoder = new FrameDecoder(type -> new PlainHeader());
    private final List<Object> out = new ArrayList<>();

    /** As on a real connection: many buffers share one array, or there is no array at all. */
    @Test
    @Tag("invariant-2")
    @DisplayName("buffers that share an array with others, and buffers without an array: the same command comes out")
    void anyKindOfBufferWillDo() {
        for (boolean direct : new boolean[] {false, true}) {
            PooledByteBufAllocator pool = new PooledByteBufAllocator(direct);
            ByteBuf other = pool.buffer().writeZero(100);
            ByteBuf in = pool.buffer().writeBytes(PlainHeader.frame("header", "Hello"));
            try {
                out.clear();
                decoder.decode(in, out);
                assertThat(seen())
                        .as(direct ? "from a buffer without an array" : "from a buffer that shares its array")
                        .containsExactly("header+Hello");
            } finally {
                in.release();
                other.release();
            }
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two frames with bodies of the same size, one after the other: each command has a body of its own")
    void eachCommandHasItsOwnBody() {
        ByteBuf in = Unpooled.wrappedBuffer(PlainHeader.frame("one", "11111"), PlainHeader.frame("two", "22222"));
        decoder.decode(in, out);
        decoder.decode(in, out);
        assertThat(seen()).as("the commands of two calls").containsExactly("one+11111", "two+22222");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the codec leaves its header unread, or reads all of it: exactly the frame's bytes are taken out")
    void whatTheCodecReadsDoesNotMatter() {
        for (boolean readsAll : new boolean[] {false, true}) {
            ByteBuf in = Unpooled.wrappedBuffer(PlainHeader.frame("one", "1"), PlainHeader.frame("two", "22"));
            FrameDecoder other = new FrameDecoder(type -> new Reader(readsAll, new ArrayList<>()));
            other.decode(in, out);
            assertThat(in.readableBytes())
                    .as(
                            "bytes left: the second frame; the codec %s",
                            readsAll ? "has read its header" : "reads nothing")
                    .isEqualTo(13);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the header that the codec gets begins with the header's first byte and ends with its last")
    void theCodecGetsTheHeaderAndNothingElse() {
        List<String> headers = new ArrayList<>();
        ByteBuf in = Unpooled.wrappedBuffer(PlainHeader.frame("one", "1"), PlainHeader.frame("", "22"));
        FrameDecoder reading = new FrameDecoder(type -> new Reader(true, headers));
        reading.decode(in, out);
        reading.decode(in, out);
        assertThat(headers).as("headers that the codec got").containsExactly("one", "");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a header of 70,000 bytes: all three bytes of its size count")
    void theHeaderSizeHasThreeBytes() {
        decoder.decode(PlainHeader.frame("x".repeat(70_000), "Hello"), out);
        RemotingCommand command = (RemotingCommand) out.get(0);
        assertThat(command.remark().length())
                .as("bytes of the header that was decoded")
                .isEqualTo(70_000);
        assertThat(command.body().length).as("bytes of the body").isEqualTo(5);
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a length of 3, 0 or -1 is refused at its fourth byte, with nothing behind it yet")
    @ValueSource(ints = {3, 0, -1})
    void refusesLengthsThatAreTooSmallAtOnce(int length) {
        ByteBuf in = Unpooled.buffer().writeInt(length);
        assertThat(CallOutcome.of(() -> {
                    decoder.decode(in, out);
                    return "waits for more bytes";
                }))
                .as("length field %s, with nothing behind it yet", length)
                .isEqualTo("BadFrame");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName(
            "types 0, 1, 7 and -1, in a frame that begins at index 5: the codec for that type is asked for, and no other")
    @ValueSource(bytes = {0, 1, 7, -1})
    void theCodecForTheTypeIsAskedFor(byte type) {
        List<Byte> asked = new ArrayList<>();
        FrameDecoder asking = new FrameDecoder(number -> {
            asked.add((byte) number);
            return new PlainHeader();
        });
        ByteBuf frame = PlainHeader.frame("header", "Hello").setByte(4, type);
        ByteBuf in = Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] {9, 9, 9, 9, 9}), frame);
        in.readerIndex(5);
        assertThat(CallOutcome.of(() -> {
                    asking.decode(in, out);
                    return "asked for %s, decoded %s".formatted(asked, seen());
                }))
                .as("a frame of type %s", type)
                .isEqualTo("asked for [%s], decoded [header+Hello]".formatted(type));
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("types -128 and -127, which are 0 and 1 with the highest bit set: there are no such types")
    @ValueSource(bytes = {-128, -127})
    void everyBitOfTheTypeCounts(byte type) {
        ByteBuf in = PlainHeader.frame("{}", "").setByte(4, type);
        assertThat(catchThrowableOfType(BadFrame.class, () -> new FrameDecoder().decode(in, out)))
                .as("BadFrame about type %s", type)
                .isNotNull();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a frame is refused: the buffer is not released, since it belongs to the caller")
    void aBadFrameLeavesTheBufferToItsOwner() {
        FrameDecoder strict = new FrameDecoder(type -> {
            throw new BadFrame("no header of this type");
        });
        for (ByteBuf in : List.of(
                Unpooled.buffer().writeInt(0x47455420),
                PlainHeader.frame(15, 9_999, "headerHello"),
                PlainHeader.frame("header", "Hello"))) {
            catchThrowableOfType(BadFrame.class, () -> strict.decode(in, out));
            assertThat(in.refCnt()).as("owners of the buffer afterwards").isEqualTo(1);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("out holds a command already: it stays, and the new one is added behind it")
    void addsToWhatIsThere() {
        out.add(PlainHeader.command("before", new byte[0]));
        decoder.decode(PlainHeader.frame("header", "Hello"), out);
        assertThat(seen()).as("what is in out").containsExactly("before+", "header+Hello");
    }

    private List<String> seen() {
        return out.stream().map(PlainHeader::text).toList();
    }

    /** Notes the headers that it gets, and moves their reader index or not. */
    private record Reader(boolean readsAll, List<String> headers) implements HeaderCodec {
        @Override
        public byte type() {
            return PlainHeader.TYPE;
        }

        @Override
        public void encode(RemotingCommand command, ByteBuf out) {
            throw new IllegalArgumentException("not asked for here");
        }

        @Override
        public RemotingCommand decode(ByteBuf header, byte[] body) {
            headers.add(header.toString(US_ASCII));
            if (readsAll) {
                header.skipBytes(header.readableBytes());
            }
            return PlainHeader.command(headers.get(headers.size() - 1), body);
        }
    }
}
