package minibroker.remoting;

import io.netty.buffer.ByteBuf;
import minibroker.exercise.NotDoneYet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers a request although frames or headers can't be read or written yet, because the learner has not come so far.
 *
 * <p>It needs no class that is an exercise. From the raw bytes it finds only where the frame ends and which opaque
 * number the answer must carry. The answer is always SYSTEM_ERROR, with the open exercise in its remark. Without state:
 * any thread may call.
 */
final class UnfinishedExercise {
    private static final int MAX_FRAME = 16 * 1024 * 1024;
    private static final int COMPACT_OPAQUE_AT = 5;
    private static final int COMPACT_FLAG_AT = 9;
    private static final int COMPACT_FIXED = 13;
    private static final Pattern JSON_OPAQUE = Pattern.compile("[{,]\\s*\"opaque\"\\s*:\\s*(-?\\d{1,10})");
    private static final Pattern JSON_FLAG = Pattern.compile("[{,]\\s*\"flag\"\\s*:\\s*(\\d{1,10})");

    /**
     * What is known of a frame that was passed over.
     *
     * @param flag the bits of {@link RemotingCommand#flag()}
     */
    record Skipped(int opaque, int flag) {
        boolean wantsAnswer() {
            return flag == 0;
        }
    }

    private UnfinishedExercise() {}

    /**
     * Passes over one frame, see {@link FrameEncoder} for the format.
     *
     * @return empty, with {@code in} as it was, when the frame is not there in full
     * @throws BadFrame if no frame can start like this
     */
    static Optional<Skipped> skipFrame(ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < 8) {
            return Optional.empty();
        }
        int length = in.getInt(start);
        int headerSize = in.getUnsignedMedium(start + 5);
        if (length < 4 || length > MAX_FRAME || headerSize > length - 4) {
            throw new BadFrame("Frame of %s bytes with a header of %s".formatted(length, headerSize));
        }
        if (in.readableBytes() < 4 + length) {
            return Optional.empty();
        }
        in.skipBytes(4 + length);
        boolean json = in.getByte(start + 4) == 0;
        return Optional.of(json ? ofJson(in, start + 8, headerSize) : ofCompact(in, start + 8, headerSize));
    }

    private static Skipped ofJson(ByteBuf in, int headerAt, int headerSize) {
        String header = in.toString(headerAt, headerSize, UTF_8);
        return new Skipped(number(JSON_OPAQUE, header), number(JSON_FLAG, header));
    }

    private static int number(Pattern member, String header) {
        Matcher found = member.matcher(header);
        return found.find() ? (int) Long.parseLong(found.group(1)) : 0;
    }

    private static Skipped ofCompact(ByteBuf in, int headerAt, int headerSize) {
        if (headerSize < COMPACT_FIXED) {
            throw new BadFrame("A compact header of %s bytes".formatted(headerSize));
        }
        return new Skipped(in.getInt(headerAt + COMPACT_OPAQUE_AT), in.getInt(headerAt + COMPACT_FLAG_AT));
    }

    /** Appends the frame of a SYSTEM_ERROR answer to {@code out}. */
    static ByteBuf errorFrame(int opaque, NotDoneYet unfinished, ByteBuf out) {
        String remark = unfinished.getMessage().replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] header = "{\"code\":1,\"flag\":1,\"language\":\"JAVA\",\"opaque\":%s,\"remark\":\"%s\",\"version\":%s}"
                .formatted(opaque, remark, RemotingCommand.VERSION)
                .getBytes(UTF_8);
        return out.writeInt(4 + header.length).writeInt(header.length).writeBytes(header);
    }
}
