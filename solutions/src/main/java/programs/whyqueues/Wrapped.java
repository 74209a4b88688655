package programs.whyqueues;

/** Long messages in lines that fit a terminal. */
final class Wrapped {
    private Wrapped() {}

    /** The text in lines of at most 76 characters where its spaces allow it, each with this in front and a line end. */
    static String with(String indent, String text) {
        return text.replaceAll("(\\S.{0,75})(\\s+|$)", indent + "$1%n".formatted());
    }
}
