package minibroker.exercise;

/**
 * Stands where a learner has not written anything yet: every exercise starts as {@code throw new NotDoneYet("07-2")}.
 *
 * <p>The finished broker never throws it. When a request reaches it, the remoting server answers SYSTEM_ERROR with this
 * message as the remark and keeps the connection, so that the rest of the broker still works.
 */
public final class NotDoneYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String exercise;

    /** @param exercise lesson and number of the exercise, such as {@code "07-2"} */
    public NotDoneYet(String exercise) {
        super("", null);
        this.exercise = exercise;
    }

    /** Lesson and number of the exercise, such as {@code "07-2"}. */
    public String exercise() {
        return exercise;
    }

    /** Which exercise is open, in which class and line, and what to type next. */
    @Override
    public String getMessage() {
        StackTraceElement here = getStackTrace()[0];
        return "Exercise %s (lesson %s) is not done yet: %s.%s, %s:%s. Write it, or type: ./workbook hint %s"
                .formatted(
                        exercise,
                        exercise.substring(0, 2),
                        here.getClassName(),
                        here.getMethodName(),
                        here.getFileName(),
                        here.getLineNumber(),
                        exercise);
    }
}
