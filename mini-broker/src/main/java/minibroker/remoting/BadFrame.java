package minibroker.remoting;

/**
 * The bytes of a connection are no frame. The beginning of the next frame is unknown then, so this connection is
 * closed; no other is touched.
 */
public final class BadFrame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was read, with its values, and what would have been right */
    public BadFrame(String message) {
        super(message);
    }

    /** @param cause what the parser of the header said */
    public BadFrame(String message, Throwable cause) {
        super(message, cause);
    }
}
