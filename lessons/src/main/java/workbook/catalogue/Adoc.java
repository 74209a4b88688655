package workbook.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of AsciiDoc that the workbook itself understands: a title, attributes, tagged parts.
 *
 * <pre>
 * = Title                 first "= " line
 * :name: value            attribute; one that is set again keeps its first value in attributes()
 * // tag::name[]
 * ...                     a part
 * // end::name[]
 * </pre>
 *
 * @param lines the file
 * @param problems each as "file:line: what", the file as a learner types it
 */
record Adoc(
        String shown,
        List<String> lines,
        Map<String, Located> attributes,
        Map<String, Located> parts,
        List<String> problems) {

    /** A value and the line that it starts at, from 1. */
    record Located(String text, int line) {}

    private static final Pattern ATTRIBUTE = Pattern.compile(":([\\w-]+):\\s*(.*?)\\s*");
    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[]\\s*");

    static Adoc read(Path file, String shown) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Adoc adoc = new Adoc(shown, lines, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        Map<String, Integer> open = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher attribute = ATTRIBUTE.matcher(lines.get(i));
            if (attribute.matches()) {
                adoc.attributes.putIfAbsent(attribute.group(1), new Located(attribute.group(2), i + 1));
            }
            Matcher tag = TAG.matcher(lines.get(i));
            if (tag.matches()) {
                adoc.tag(tag.group(1), tag.group(2), i, open);
            }
        }
        open.forEach((name, line) -> adoc.problem(line + 1, "tag::%s[] has no end::%s[]".formatted(name, name)));
        return adoc;
    }

    private void tag(String which, String name, int line, Map<String, Integer> open) {
        if (which.equals("tag")) {
            if (parts.containsKey(name) || open.putIfAbsent(name, line) != null) {
                problem(line + 1, "a second tag::%s[]".formatted(name));
            }
            return;
        }
        Integer start = open.remove(name);
        if (start == null) {
            problem(line + 1, "end::%s[] without its tag::%s[]".formatted(name, name));
        } else {
            parts.put(
                    name,
                    new Located(
                            String.join("\n", lines.subList(start + 1, line)).strip(), start + 1));
        }
    }

    void problem(int line, String what) {
        problems.add("%s:%s: %s".formatted(shown, line, what));
    }

    String title() {
        for (String line : lines) {
            if (line.startsWith("= ")) {
                return line.substring(2).strip();
            }
        }
        problem(1, "no title (a line \"= Title\")");
        return "";
    }

    /** The attribute's value, or "" with a problem noted. */
    String attribute(String name) {
        Located value = attributes.get(name);
        if (value == null || value.text.isEmpty()) {
            problem(value == null ? 1 : value.line, "no :%s:".formatted(name));
            return "";
        }
        return value.text;
    }

    int number(String name) {
        String value = attribute(name);
        if (value.isEmpty() || value.matches("[1-9]\\d{0,3}")) {
            return value.isEmpty() ? 0 : Integer.parseInt(value);
        }
        problem(attributes.get(name).line, ":%s: must be a number, not \"%s\"".formatted(name, value));
        return 0;
    }

    /** The part's text, or "" with a problem noted. */
    String part(String name) {
        Located part = parts.get(name);
        if (part == null || part.text.isEmpty()) {
            problem(
                    part == null ? 1 : part.line,
                    "no part %s (between // tag::%s[] and // end::%s[])".formatted(name, name, name));
            return "";
        }
        return part.text;
    }
}
