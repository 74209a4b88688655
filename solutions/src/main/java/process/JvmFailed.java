package process;

/** A JVM did not do what it was started for. The message ends with what it printed last. */
public final class JvmFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String whatHappened;

    JvmFailed(String whatHappened, String output) {
        super("The process " + whatHappened + ". It printed:\n" + output);
        this.whatHappened = whatHappened;
    }

    /** Such as "ended while it started". */
    public String whatHappened() {
        return whatHappened;
    }
}
