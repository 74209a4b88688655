package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Listings and tables of {@code docs/for-teachers.adoc}, by their ids. */
record TeachersPage(String text) {

    static TeachersPage read() {
        try {
            Path page = Path.of("").toAbsolutePath().resolve("for-teachers.adoc");
            return new TeachersPage(Files.readString(page).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the line feed of its last line. */
    String listing(String id) {
        return found("(?s)\\[#%s[,\\]][^\\n]*\\n(----|\\.{4})\\n(.*?)\\1\\n", id)
                .group(2);
    }

    /** The cells of a table below its head, row by row. */
    List<List<String>> rows(String id) {
        String table = found("(?s)\\[#%s,[^\\n]*\\n(\\|===)\\n\\|[^\\n]*\\n\\n(.*?)\\|===\\n", id)
                .group(2);
        return table.lines()
                .map(row -> Stream.of(row.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** Without the marks of code. */
    List<String> firstColumn(String id) {
        return rows(id).stream().map(row -> row.get(0).replace("`", "")).toList();
    }

    private MatchResult found(String pattern, String id) {
        Matcher matcher = Pattern.compile(pattern.formatted(id)).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no block with the id " + id + " in docs/for-teachers.adoc");
        }
        return matcher.toMatchResult();
    }
}
