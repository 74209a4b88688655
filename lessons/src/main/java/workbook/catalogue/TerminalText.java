package workbook.catalogue;

import workbook.terminal.Columns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an exercise as text for a terminal: paragraphs filled to a width, code indented, markup gone, tagged
 * includes resolved.
 *
 * @param breaksCode whether code is broken at that width, too: a person reads it so, a program wants it as it is
 * @param attributes what {@code {name}} stands for in an include
 */
public record TerminalText(int width, boolean breaksCode, Map<String, Path> attributes) {
    private static final String CODE = " ".repeat(4);

    private static final Pattern INCLUDE =
            Pattern.compile("include::\\{([\\w-]+)}/([^\\[]+)\\[(?:tags?=([\\w-]+))?.*]");
    private static final Pattern LIST = Pattern.compile("(\\s*)([*.-]+) +(.*)");
    private static final Pattern LINK = Pattern.compile("(https?://[^\\s\\[]+)\\[([^\\]]*)]");
    private static final Pattern REFERENCE = Pattern.compile("<<[^,>]+,\\s*([^>]+)>>|xref:[^\\[\\s]+\\[([^\\]]*)]");
    private static final Pattern MARKED =
            Pattern.compile("(?<![\\w*_`])([*_`]{1,2})(?=\\S)(.+?)(?<=\\S)\\1(?![\\w*_`])");

    /** {@code +text+}: as it is. The plus signs of U+0001 belong to a word. */
    private static final Pattern PASSED_THROUGH = Pattern.compile("(?<![\\w+])\\+(\\S(?:[^+]*\\S)?)\\+(?![\\w+])");

    /** A backslash that keeps Asciidoctor from making one sign of several characters. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=<=|<-|=>|->|\\.\\.\\.|--|\\((?:C|R|TM)\\))");

    /** With the attributes that lessons use. */
    public static TerminalText of(WorkbookLayout folders, Path lesson, int width, boolean breaksCode) {
        return new TerminalText(
                width,
                breaksCode,
                Map.of(
                        "mini-broker", folders.reference().get(0),
                        "solutions", folders.reference().get(1),
                        "exercises-test", folders.checks(),
                        "lesson", lesson));
    }

    public String text(String adoc) {
        TextWrapper filler = new TextWrapper(width);
        List<String> lines = adoc.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher list = LIST.matcher(line);
            if (line.equals("----") || line.equals("....")) {
                filler.endParagraph();
                int end = lines.subList(i + 1, lines.size()).indexOf(line);
                List<String> block = lines.subList(i + 1, end < 0 ? lines.size() : i + 1 + end);
                block.forEach(code -> code(code, filler));
                i += block.size() + 1;
            } else if (line.isBlank() || line.equals("+") || line.matches("={4,}|\\*{4,}|\\|={3,}|--")) {
                filler.endParagraph();
                filler.blank();
            } else if (line.startsWith("include::")) {
                filler.endParagraph();
                code(line, filler);
            } else if (line.matches("\\[.*]") || line.startsWith("//")) {
                filler.endParagraph();
            } else if (list.matches()) {
                filler.item(list.group(2), inline(list.group(3)));
            } else if (line.matches("\\.\\S.*|=+ .*")) {
                filler.endParagraph();
                filler.blank();
                filler.words(inline(line.replaceFirst("^(\\.|=+ )", "")));
                filler.endParagraph();
            } else {
                filler.words(inline(line));
            }
        }
        filler.endParagraph();
        return filler.text();
    }

    private void code(String line, TextWrapper filler) {
        Matcher include = INCLUDE.matcher(line);
        if (!include.matches()) {
            codeLine(line.replaceAll("\\s*<\\d+>$", ""), filler);
            return;
        }
        Path folder = attributes.get(include.group(1));
        if (folder == null) {
            throw new IllegalArgumentException("{%s} is not known in: %s".formatted(include.group(1), line));
        }
        for (String included : included(folder.resolve(include.group(2)), include.group(3))) {
            codeLine(included, filler);
        }
    }

    private void codeLine(String line, TextWrapper filler) {
        int indent = 2 * CODE.length() + line.length() - line.stripLeading().length();
        List<String> lines = breaksCode ? Columns.fill(CODE + line, width, indent) : List.of(CODE + line);
        lines.forEach(filler::line);
    }

    private static List<String> included(Path file, String tag) {
        try {
            return unindented(TaggedCode.select(Files.readAllLines(file), tag == null ? "" : tag));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> unindented(List<String> lines) {
        return String.join("\n", lines).stripIndent().lines().toList();
    }

    private static String inline(String text) {
        String plain = LINK.matcher(ESCAPE.matcher(text).replaceAll("")).replaceAll("$2 ($1)");
        Matcher reference = REFERENCE.matcher(plain);
        plain = reference.replaceAll(
                match -> Matcher.quoteReplacement(match.group(1) == null ? match.group(2) : match.group(1)));
        String before;
        do {
            before = plain;
            plain = MARKED.matcher(plain).replaceAll("$2");
        } while (!plain.equals(before));
        plain = plain.replaceAll("\\^(\\S+?)\\^", "^$1");
        return PASSED_THROUGH.matcher(plain).replaceAll("$1").replaceAll("\\s\\+$", "");
    }
}
