package minibroker.remoting;

import checks.CallOutcome;
import checks.Digits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("03-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameDecoderTest {
    private final FrameDecoder decoder = new FrameDecoder(type -> new PlainHeader());
    private final List<Object> out = new ArrayList<>();

    @Test
    @Tag("invariant-2")
    @DisplayName("one frame, all there: one command, and the buffer is empty")
    void takesAFrameOut() {
        ByteBuf in = PlainHeader.frame("header", "Hello");
        decoder.decode(in, out);
        assertThat(seen()).as("what was decoded").containsExactly("header+Hello");
        assertThat(in.readableBytes()).as("bytes left in the buffer").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "a frame of 19 bytes, cut in two at each of the 19 places: nothing comes out, and nothing is used up, before the rest is there")
    void waitsForTheRestWhereverTheFrameIsCut() {
        ByteBuf whole = PlainHeader.frame("header", "Hello");
        for (int cut = 0; cut < whole.readableBytes(); cut++) {
            out.clear();
            ByteBuf in = Unpooled.buffer().writeBytes(whole, 0, cut);
            assertThat(outcome(in)).as("with the first %s of 19 bytes", cut).isEqualTo("waits for more bytes");
            in.writeBytes(whole, cut, whole.readableBytes() - cut);
            assertThat(outcome(in)).as("cut after %s bytes, now all there", cut).isEqualTo("1 command");
            assertThat(seen()).as("what was decoded").containsExactly("header+Hello");
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two frames in the buffer, one call: one command, and the second frame untouched")
    void takesOneFrameAtATime() {
        ByteBuf in = Unpooled.wrappedBuffer(PlainHeader.frame("one", "1"), PlainHeader.frame("two", "22"));
        decoder.decode(in, out);
        assertThat(seen()).as("after one call").containsExactly("one+1");
        assertThat(in.readableBytes()).as("bytes left: the second frame").isEqualTo(13);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the frame begins at index 3 of the buffer, behind bytes that were read before")
    void beginsAtTheReaderIndex() {
        ByteBuf in =
                Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] {9, 9, 9}), PlainHeader.frame("one", "1"));
        in.readerIndex(3);
        assertThat(outcome(in)).as("a frame at index 3").isEqualTo("1 command");
        assertThat(seen()).as("what was decoded").containsExactly("one+1");
    }

    @ParameterizedTest
    @Tag("invariant-2")
    @DisplayName(
            "a frame was taken out, and 1, 2 or 3 bytes of the next one's length are there: they wait for the fourth")
    @ValueSource(ints = {1, 2, 3})
    void waitsForTheLengthOfTheNextFrame(int there) {
        ByteBuf next = PlainHeader.frame("two", "22");
        ByteBuf in = PlainHeader.frame("one", "1").writeBytes(next, 0, there);
        assertThat(outcome(in)).as("the first frame").isEqualTo("1 command");
        out.clear();
        assertThat(outcome(in)).as("with %s of the next 4 bytes", there).isEqualTo("waits for more bytes");
        in.writeBytes(next, there, next.readableBytes() - there);
        assertThat(outcome(in)).as("the second frame, now all there").isEqualTo("1 command");
        assertThat(seen()).as("what was decoded").containsExactly("two+22");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("length 4, header size 0: the smallest frame there is, a command without header and body")
    void takesTheSmallestFrame() {
        assertThat(outcome(PlainHeader.frame(4, 0, "")))
                .as("a frame of 8 bytes")
                .isEqualTo("1 command");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two frames arrive byte by byte through Netty: two commands")
    void readsAStreamThatDrips() {
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        ByteBuf stream = Unpooled.wrappedBuffer(PlainHeader.frame("one", "1"), PlainHeader.frame("two", "22"));
        while (stream.isReadable()) {
            channel.writeInbound(stream.readBytes(1));
        }
        assertThat(seen(channel)).as("what was decoded").containsExactly("one+1", "two+22");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("three frames and a half in one read: three commands, and the half is kept for later")
    void readsSeveralFramesOfOneRead() {
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        ByteBuf last = PlainHeader.frame("four", "4444");
        channel.writeInbound(Unpooled.wrappedBuffer(
                PlainHeader.frame("one", "1"),
                PlainHeader.frame("two", ""),
                PlainHeader.frame("three", "333"),
                last.readBytes(9)));
        assertThat(seen(channel)).as("after three frames and a half").containsExactly("one+1", "two+", "three+333");
        channel.writeInbound(last);
        assertThat(seen(channel)).as("after the rest of the fourth").containsExactly("four+4444");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a length of 3, 0, -1 or -2147483648: no frame can start like this")
    @ValueSource(ints = {3, 0, -1, Integer.MIN_VALUE})
    void refusesLengthsThatAreTooSmall(int length) {
        ByteBuf in = Unpooled.buffer().writeInt(length).writeInt(0);
        assertThat(outcome(in)).as("length field %s", length).isEqualTo("BadFrame");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a length over the limit is refused at its fourth byte, not when 2 GB have been gathered")
    @ValueSource(ints = {FrameDecoder.MAX_LENGTH + 1, 0x47455420, Integer.MAX_VALUE})
    void refusesLengthsOverTheLimitAtOnce(int length) {
        ByteBuf in = Unpooled.buffer().writeInt(length);
        assertThat(outcome(in))
                .as("length field %s, with nothing behind it yet", length)
                .isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a length of exactly MAX_LENGTH: allowed, so we wait for its bytes")
    void waitsForTheLargestFrame() {
        ByteBuf in = Unpooled.buffer().writeInt(FrameDecoder.MAX_LENGTH).writeInt(0);
        assertThat(outcome(in)).as("length field %s", FrameDecoder.MAX_LENGTH).isEqualTo("waits for more bytes");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("a header that claims more bytes than its frame has: refused")
    @ValueSource(ints = {12, 0x7fffff, 0xffffff})
    void refusesHeadersThatAreLongerThanTheirFrame(int headerSize) {
        ByteBuf in = PlainHeader.frame(15, headerSize, "headerHello");
        assertThat(outcome(in))
                .as("header size %s in a frame of length 15", headerSize)
                .isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a header that fills its frame: allowed, the body is empty")
    void aHeaderMayFillItsFrame() {
        assertThat(outcome(PlainHeader.frame(15, 11, "headerHello")))
                .as("header size 11 of 15 - 4")
                .isEqualTo("1 command");
        assertThat(seen()).as("what was decoded").containsExactly("headerHello+");
    }

    @ParameterizedTest
    @Tag("invariant-3")
    @DisplayName("types 2 and -1: there are only 0 (JSON) and 1 (compact)")
    @ValueSource(bytes = {2, -1})
    void refusesUnknownTypes(byte type) {
        ByteBuf in = PlainHeader.frame("header", "Hello").setByte(4, type);
        assertThat(outcome(new FrameDecoder(), in)).as("type %s", type).isEqualTo("BadFrame");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "a BadFrame says what was read: the length that is wrong; the sizes of a header and the frame around it")
    void aBadFrameSaysWhatWasRead() {
        assertThat(complaint(Unpooled.buffer().writeInt(0x47455420)))
                .as("the message of the BadFrame about length 1195725856")
                .contains("1195725856");
        assertThat(complaint(PlainHeader.frame(15, 9_999, "headerHello")))
                .as("the message of the BadFrame about a header of 9999 bytes in a frame of length 15")
                .contains("9999")
                .contains("15");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("whatever buffers are taken to decode a frame are released, also when its header can't be read")
    void buffersAreReleased() {
        assertThat(LentBuffers.after(allocator -> decodeAndRelease(decoder, allocator)))
                .as("buffers that were taken for a frame")
                .isEqualTo("all are released");
        FrameDecoder strict = new FrameDecoder(type -> {
            throw new BadFrame("no header of this type");
        });
        assertThat(LentBuffers.after(allocator -> decodeAndRelease(strict, allocator)))
                .as("buffers that were taken for a frame whose type is refused")
                .isEqualTo("all are released");
        FrameDecoder broken = new FrameDecoder(type -> {
            throw new LinkageError("a class of the codec");
        });
        assertThat(LentBuffers.after(allocator -> decodeAndRelease(broken, allocator)))
                .as("buffers that were taken for a frame, and reading its header throws a LinkageError")
                .isEqualTo("all are released");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the buffer is used for other bytes when the command is out: its body stays what it was")
    void theBodyIsACopy() {
        ByteBuf in = PlainHeader.frame("header", "Hello");
        decoder.decode(in, out);
        in.setZero(0, in.capacity());
        assertThat(seen()).as("what was decoded, afterwards").containsExactly("header+Hello");
    }

    private static void decodeAndRelease(FrameDecoder decoder, ByteBufAllocator allocator) {
        ByteBuf frame = PlainHeader.frame("header", "Hello");
        ByteBuf in = allocator.buffer().writeBytes(frame);
        frame.release();
        try {
            decoder.decode(in, new ArrayList<>());
        } catch (BadFrame | LinkageError refused) {
            // what it has taken until then has to be back as well
        }
        in.release();
    }

    private String complaint(ByteBuf in) {
        try {
            decoder.decode(in, out);
            return "no BadFrame";
        } catch (BadFrame refused) {
            return Digits.plain(String.valueOf(refused.getMessage()));
        }
    }

    private CallOutcome outcome(ByteBuf in) {
        return outcome(decoder, in);
    }

    /** What one call makes of the bytes, in words. */
    private CallOutcome outcome(FrameDecoder decoder, ByteBuf in) {
        int before = in.readerIndex();
        return CallOutcome.of(() -> {
            decoder.decode(in, out);
            int used = in.readerIndex() - before;
            if (!out.isEmpty()) {
                return out.size() + " command" + (out.size() == 1 ? "" : "s");
            }
            return used == 0 ? "waits for more bytes" : "no command, but %s bytes are used up".formatted(used);
        });
    }

    private List<String> seen() {
        return out.stream().map(PlainHeader::text).toList();
    }

    private static List<String> seen(EmbeddedChannel channel) {
        List<String> seen = new ArrayList<>();
        for (Object command = channel.readInbound(); command != null; command = channel.readInbound()) {
            seen.add(PlainHeader.text(command));
        }
        return seen;
    }
}
