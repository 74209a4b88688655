package programs.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A frame as a table: where each field begins, its bytes, and what they mean. It reads the bytes on its own, without
 * {@code FrameDecoder}, so that it can show frames that the decoder refuses.
 */
final class FrameDump {
    private static final int ROW = 8;

    private final ByteBuf in;
    private final StringBuilder text = new StringBuilder("offset  bytes                    meaning\n");

    private FrameDump(ByteBuf frame) {
        in = frame.duplicate();
    }

    /** The whole frame, a field on each row; longer texts take several. */
    static String of(ByteBuf frame) {
        return new FrameDump(frame).frame();
    }

    private String frame() {
        int length = in.getInt(in.readerIndex());
        row(4, "length: " + length + " bytes follow");
        byte type = in.getByte(in.readerIndex());
        row(1, "type: " + type + (type == 0 ? ", JSON" : ", compact"));
        int headerSize = in.getUnsignedMedium(in.readerIndex());
        row(3, "header size: " + headerSize);
        if (type == 0) {
            rows(headerSize, "header");
        } else {
            compactHeader();
        }
        rows(length - 4 - headerSize, "body");
        return text.toString();
    }

    private void compactHeader() {
        row(2, "code: " + in.getShort(in.readerIndex()));
        row(1, "language: " + in.getByte(in.readerIndex()));
        row(2, "version: " + in.getShort(in.readerIndex()));
        row(4, "opaque: " + in.getInt(in.readerIndex()));
        row(4, "flag: " + in.getInt(in.readerIndex()));
        rows(length32("remark"), "remark");
        int end = length32("fields") + in.readerIndex();
        while (in.readerIndex() < end) {
            int nameSize = in.getShort(in.readerIndex());
            row(2, "name: " + nameSize + " bytes");
            rows(nameSize, "name");
            rows(length32("value"), "value");
        }
    }

    private int length32(String what) {
        int length = in.getInt(in.readerIndex());
        row(4, what + ": " + length + " bytes");
        return length;
    }

    /** Text, in rows of 8 bytes. */
    private void rows(int size, String what) {
        for (int left = size; left > 0; left -= ROW) {
            int part = Math.min(left, ROW);
            row(part, "%-7s%s".formatted(what, in.toString(in.readerIndex(), part, UTF_8)));
        }
    }

    private void row(int size, String meaning) {
        String bytes = ByteBufUtil.hexDump(in, in.readerIndex(), size).replaceAll("..(?=.)", "$0 ");
        text.append(
                "%6s  %-24s %s%n".formatted(in.readerIndex(), bytes, meaning).replace(System.lineSeparator(), "\n"));
        in.skipBytes(size);
    }
}
