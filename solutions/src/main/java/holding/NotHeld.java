package holding;

/** The broker did not hold: what happened, with the values. */
public final class NotHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHeld(String message) {
        super(message);
    }
}
