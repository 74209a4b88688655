package minibroker.store;

/**
 * What begins at a place in the log.
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

    /** Bytes that a filler needs at least; so many always stay free behind the last message of a segment. */
    int FILLER_BYTES = 8;

    /**
     * Most bytes of an append. More would not be told from a damaged size: with its first byte turned round, the size of
     * a message looks like an unfinished append of 16 MiB less its size.
     */
    int MAX_APPEND = 8 * 1024 * 1024;

    /** A whole message, as it was appended. */
    record Message(int size) implements LogRecord {}

    /** Nothing more in this segment: the next append did not fit. */
    record Filler(int size) implements LogRecord {}

    /** The log was stopped in the middle of an append of that many bytes; nobody was told that it is stored. */
    record Unfinished(int size) implements LogRecord {}

    /** Nothing. */
    record Blank() implements LogRecord {}

    /** Bytes that make no sense. */
    record Damaged(String problem) implements LogRecord {}
}
