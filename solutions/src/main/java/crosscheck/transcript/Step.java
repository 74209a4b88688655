package crosscheck.transcript;

/** One observation: what was looked at, unique within its transcript, and what was seen. */
public record Step(String name, String value) {

    /** Stands for the value of a step that a transcript does not have. */
    public static final String ABSENT = "(no such step)";
}
