package minibroker.store;

/**
 * The kinds of things that can begin at a place in the log.
 *
 * <pre>
 *              size      magic
 * message     |   262   |daa320a7| …              see MessageCodec
 * filler      |   rest  |cbd43194|                to the end of the segment
 * unfinished  |  -5240  | …                       an append that was never made known
 * blank       |     0   |    0   |                nothing was ever written
 * </pre>
 */
sealed interface LogRecord {
    /** Marks a filler. */
    int FILLER_MAGIC = -875286124;

    /** The fewest bytes of a filler; at least as many stay free after the last message of a segment. */
    int FILLER_BYTES = 8;

    /**
     * The most bytes of an append. The mark of a larger one could be a damaged size: with the bits of its first byte
     * inverted, the size of a message looks like an unfinished append of 16 MiB less its size.
     */
    int MAX_APPEND = 8 * 1024 * 1024;

    /** A whole message, as it was appended. */
    record Message(int size) implements LogRecord {}

    /** The end of a segment: the next append did not fit. */
    record Filler(int size) implements LogRecord {}

    /** An append of that many bytes that was interrupted; its sender was not answered. */
    record Unfinished(int size) implements LogRecord {}

    /** Nothing. */
    record Blank() implements LogRecord {}

    /** Bytes that are none of the others. */
    record Damaged(String problem) implements LogRecord {}
}
