package crosscheck;

/** A broker's answer leaves a scenario nothing to go on with; the message says what was asked and what came. */
public final class NotAsExpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAsExpected(String message) {
        super(message);
    }
}
