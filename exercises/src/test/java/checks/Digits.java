package checks;

/**
 * Numbers in a sentence that the learner's code made: {@code %d} writes them with the digits of the machine's language.
 */
public final class Digits {
    private Digits() {}

    /** The sentence with the digits 0 to 9 in place of any others. */
    public static String plain(String sentence) {
        StringBuilder plain = new StringBuilder();
        sentence.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
