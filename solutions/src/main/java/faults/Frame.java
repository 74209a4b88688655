package faults;

import java.nio.ByteBuffer;

/**
 * A frame in its three parts; see the broker's {@code FrameEncoder} for the format.
 *
 * @param type how the header is written: 0 for JSON
 */
record Frame(byte type, byte[] header, byte[] body) {
    private static final int LOW_24_BITS = 0xFFFFFF;
    private static final int TYPE_SHIFT = 24;

    /** Takes a whole frame apart. */
    static Frame of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.getInt();
        int word = in.getInt();
        byte[] header = new byte[word & LOW_24_BITS];
        in.get(header);
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new Frame((byte) (word >>> TYPE_SHIFT), header, body);
    }

    /** Puts it together again, with the lengths that it has now. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + header.length + body.length);
        out.putInt(Integer.BYTES + header.length + body.length);
        out.putInt(type << TYPE_SHIFT | header.length);
        out.put(header).put(body);
        return out.array();
    }

    Frame withHeader(byte[] other) {
        return new Frame(type, other, body);
    }

    Frame withBody(byte[] other) {
        return new Frame(type, header, other);
    }

    Frame withType(byte other) {
        return new Frame(other, header, body);
    }
}
