package minibroker.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A view of a part of a mapped file: its memory, not a copy.
 *
 * <p>The file stays mapped until the slice is closed, so close it soon, and keep no buffer from it. One thread uses it.
 *
 * <p>RocketMQ: {@code SelectMappedBufferResult}.
 */
public final class Slice implements AutoCloseable {
    private final Mapping mapping;
    private final ByteBuffer bytes;

    Slice(Mapping mapping, ByteBuffer bytes) {
        this.mapping = mapping;
        this.bytes = bytes;
    }

    /** A whole file that this process does not have open otherwise; changes nothing. */
    public static Slice readOnly(Path path) {
        Mapping mapping = new Mapping(Pages.readOnly(path));
        Slice all = mapping.slice(0, mapping.buffer().capacity()).orElseThrow();
        mapping.close();
        return all;
    }

    /** The bytes, from 0 to the limit. Not to be written; after {@link #close} the limit is 0. */
    public ByteBuffer bytes() {
        return bytes;
    }

    @Override
    public void close() {
        // Whoever reads on sees that there is nothing any more, and does not touch memory that may be gone.
        bytes.limit(0);
        mapping.release();
    }
}
