package minibroker.remoting;

/** Puts an exception into one line: what, why, and where. Without state. */
final class Failures {
    private Failures() {}

    /** Such as {@code IndexOutOfBoundsException: index 9 at FrameDecoder.java:47}. */
    static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = java.util.Arrays.stream(trace)
                .filter(element -> element.getClassName().startsWith("minibroker."))
                .findFirst()
                .map(element -> " at %s:%s".formatted(element.getFileName(), element.getLineNumber()))
                .orElse("");
        return failure + where;
    }
}
