package minibroker.remoting;

import checks.InBackground;
import checks.Thrown;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Several threads with one encoder, and a buffer in which there is no room. */
@Tag("03-1")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameEncoderSharedTest {
    private static final String FIRST = "00 00 00 0f 07 00 00 06 68 65 61 64 65 72 48 65 6c 6c 6f";
    private static final String SECOND = "00 00 00 09 07 00 00 03 61 62 63 21 21";

    private final OtherThreadsTurn header = new OtherThreadsTurn();
    private final FrameEncoder encoder = new FrameEncoder(header);

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "while the header of one frame is written, another thread writes a frame with the same encoder: both are right")
    void severalThreadsUseOneEncoder() throws Exception {
        ByteBuf mine = Unpooled.buffer().writeZero(5);
        ByteBuf others = Unpooled.buffer();
        encoder.encode(command("header", "Hello"), mine.setIndex(5, 5));
        assertThat(hex(mine)).as("frame of one thread alone").isEqualTo(FIRST);
        for (boolean afterTheHeader : new boolean[] {false, true}) {
            mine.setIndex(5, 5);
            others.clear();
            header.afterTheHeader = afterTheHeader;
            header.turn = () -> encoder.encode(command("abc", "!!"), others);
            encoder.encode(command("header", "Hello"), mine);
            header.other.result();
            assertThat(hex(mine)).as("frame of the first thread").isEqualTo(FIRST);
            assertThat(hex(others)).as("frame of the other thread").isEqualTo(SECOND);
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the buffer is full after 16 bytes and can't grow: whatever buffers were taken for the frame are released")
    void buffersAreReleasedWhenThereIsNoRoom() {
        assertThat(LentBuffers.after(allocator -> {
                    ByteBuf full = allocator.buffer(8, 16);
                    Thrown.by(Executors.callable(() -> encoder.encode(command("header", "Hello"), full)));
                    full.release();
                }))
                .as("buffers that were taken for a frame for which there is no room")
                .isEqualTo("all are released");
    }

    private static RemotingCommand command(String header, String body) {
        return PlainHeader.command(header, body.getBytes(US_ASCII));
    }

    private static String hex(ByteBuf bytes) {
        return ByteBufUtil.hexDump(bytes).replaceAll("..(?=.)", "$0 ");
    }

    /** The plain header; before or after it is written another thread has its turn, and may wait. */
    private static final class OtherThreadsTurn implements HeaderCodec {
        private final HeaderCodec plain = new PlainHeader();
        private boolean afterTheHeader;
        private Runnable turn;
        private InBackground<Boolean> other;

        @Override
        public byte type() {
            return plain.type();
        }

        @Override
        public void encode(RemotingCommand command, ByteBuf out) {
            if (afterTheHeader) {
                plain.encode(command, out);
                letTheOtherThread();
            } else {
                letTheOtherThread();
                plain.encode(command, out);
            }
        }

        private void letTheOtherThread() {
            if (turn != null) {
                Runnable once = turn;
                turn = null;
                other = InBackground.start("the other thread's frame", () -> {
                    once.run();
                    return true;
                });
                other.awaitStandstill();
            }
        }

        @Override
        public RemotingCommand decode(ByteBuf header, byte[] body) {
            return plain.decode(header, body);
        }
    }
}
