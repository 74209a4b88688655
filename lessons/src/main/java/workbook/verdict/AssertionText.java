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
            return new Different(
                    lookedAt,
                    Optional.of(values.getExpected().getStringRepresentation()),
                    values.getActual().getStringRepresentation());
        }
        Matcher details = DETAILS.matcher(message);
        String said = (details.matches() ? details.group("text") : message).strip();
        for (Pattern pattern : List.of(VALUE_FIRST, RELATION_FIRST, ONE_LINE)) {
            Matcher parts = pattern.matcher(said);
            if (parts.matches()) {
                return new Different(lookedAt, Optional.of(expected(pattern, parts)), observed(pattern, parts));
            }
        }
        return new Different(lookedAt, Optional.empty(), said.isEmpty() ? "the assertion does not hold" : said);
    }

    private static String expected(Pattern pattern, Matcher parts) {
        String value = parts.group("expected").strip();
        return pattern == ONE_LINE ? value : parts.group("relation") + " " + value;
    }

    private static String observed(Pattern pattern, Matcher parts) {
        String value = parts.group("observed").strip();
        return pattern == VALUE_FIRST && parts.group("but") != null
                ? value + "\n" + parts.group("but").strip().replaceAll(":\\n\\s+", ": ")
                : value;
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
