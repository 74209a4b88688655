package workbook.verdict;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import workbook.verdict.Finding.Different;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads expected and observed out of a failed assertion.
 *
 * <p>AssertJ writes its messages for a wide console: {@code [what] Expecting actual: 3 to be equal to: 4}, a line for
 * each. Values are taken from the exception where it has them, else from that text, else the text is what was observed.
 */
final class AssertionText {
    private static final Pattern DESCRIPTION = Pattern.compile("\\A\\s*\\[([^\\n]*?)]\\s*");

    /** "Expecting actual: 3 to be less than: 2", a line for each; "but ..." may follow. */
    private static final Pattern VALUE_FIRST = dotAll(
            "Expecting[^\\n]*:\\n(?<observed>.*?)\\n(?<relation>(?:not )?to [^\\n]*?):?\\n(?<expected>.*?)(?<but>\\nbut .*)?");

    /** "Expecting actual throwable to be an instance of: X but was: Y", a line for each. */
    private static final Pattern RELATION_FIRST = dotAll(
            "Expecting[^\\n]*? (?<relation>(?:not )?to [^\\n]*?):?\\n(?<expected>.*?)\\nbut was:?\\s(?<observed>.*)");

    /** "Expecting empty but was: [1]". */
    private static final Pattern ONE_LINE =
            dotAll("Expecting (?:value )?(?:to be )?(?<expected>[^\\n]*?) but was:?\\s(?<observed>.*)");

    /** "Expected size: 8 but was: 9 in: [1, 2]", and "Expecting size of: [1, 2] to be less than 2 but was 2". */
    private static final List<Pattern> SIZES = List.of(
            dotAll("Expected size: (?<expected>\\d+) but was: (?<observed>\\d+) in:\\n(?<all>.*)"),
            dotAll("Expecting size of:\\n(?<all>.*)\\n(?<expected>to be [^\\n]*?) but was:? (?<observed>\\d+)"));

    /** A string, which stays as it is, or a number of Java's type long. */
    private static final Pattern STRING_OR_LONG = Pattern.compile("\"[^\"]*+\"|(?<![\\w.])(?<number>\\d+)L\\b");

    private static final Pattern DETAILS = dotAll("(?<text>.*?)\\n+Throwable that failed the check:.*");
    private static final Pattern STACK_LINE = Pattern.compile(
            "\\s*(at [\\w.$/@<>]+\\(.*\\)|\\.\\.\\.\\(?\\d* ?(remaining|more).*|Caused by: .*|\\.\\.\\. \\d+ more)");

    private AssertionText() {}

    static Different read(AssertionError error) {
        if (error instanceof MultipleFailuresError several
                && !several.getFailures().isEmpty()
                && several.getFailures().get(0) instanceof AssertionError first) {
            return read(first);
        }
        String message = withoutStack(error.getMessage() == null ? "" : error.getMessage());
        Optional<String> lookedAt = Optional.empty();
        Matcher description = DESCRIPTION.matcher(message);
        if (description.find()) {
            lookedAt = Optional.of(description.group(1));
            message = message.substring(description.end());
        }
        if (error instanceof AssertionFailedError values && values.isExpectedDefined() && values.isActualDefined()) {
            return different(
                    lookedAt,
                    values.getExpected().getStringRepresentation(),
                    values.getActual().getStringRepresentation());
        }
        Matcher details = DETAILS.matcher(message);
        String text = (details.matches() ? details.group("text") : message).strip();
        return read(lookedAt, text);
    }

    private static Different read(Optional<String> lookedAt, String text) {
        for (Pattern size : SIZES) {
            Matcher parts = size.matcher(text);
            if (parts.matches()) {
                return different(
                        lookedAt,
                        "size " + parts.group("expected"),
                        "size %s: %s"
                                .formatted(
                                        parts.group("observed"),
                                        parts.group("all").strip()));
            }
        }
        for (Pattern pattern : List.of(VALUE_FIRST, RELATION_FIRST, ONE_LINE)) {
            Matcher parts = pattern.matcher(text);
            if (parts.matches()) {
                return different(lookedAt, expected(pattern, parts), observed(pattern, parts));
            }
        }
        return new Different(lookedAt, Optional.empty(), text.isEmpty() ? "the assertion does not hold" : text);
    }

    /** Numbers without Java's L, unless that is all the difference. */
    private static Different different(Optional<String> lookedAt, String expected, String observed) {
        String plainExpected = withoutTypes(expected);
        String plainObserved = withoutTypes(observed);
        return plainExpected.equals(plainObserved)
                ? new Different(lookedAt, Optional.of(expected), observed)
                : new Different(lookedAt, Optional.of(plainExpected), plainObserved);
    }

    private static String withoutTypes(String value) {
        return STRING_OR_LONG
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : found.group(1)));
    }

    private static String expected(Pattern pattern, Matcher parts) {
        String value = parts.group("expected").strip();
        return pattern == ONE_LINE ? value : parts.group("relation") + " " + value;
    }

    private static String observed(Pattern pattern, Matcher parts) {
        String value = parts.group("observed").strip();
        if (pattern != VALUE_FIRST || parts.group("but") == null) {
            return value;
        }
        String but = parts.group("but").strip().replaceAll(":\\n\\s+", ": ");
        // That all of it is missing says no more than the value does.
        return but.endsWith(": " + parts.group("expected").strip()) ? value : value + "\n" + but;
    }

    private static Pattern dotAll(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** AssertJ prints the stack of an unexpected exception into its message; the place is told elsewhere. */
    private static String withoutStack(String message) {
        List<String> lines = message.lines().toList();
        return lines.stream()
                .filter(line -> !STACK_LINE.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }
}
