package minibroker.json;

/** Bytes that are not the JSON that was expected; the reason is the message. */
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    BadJson(long position, String reason) {
        super(reason);
        this.position = position;
    }

    /** Where among the bytes it was noticed. */
    public long position() {
        return position;
    }
}
