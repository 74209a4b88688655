package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what is wrong while the book is built, so that one run reports everything. One thread. */
final class Problems {
    private static final Pattern WORDED = Pattern.compile("([^:]+):(?:(\\d+):)? (.*)");
    private final Path root;
    private final SortedSet<Problem> found = new TreeSet<>((a, b) -> {
        int order = a.compareTo(b);
        return order != 0 ? order : a.message().compareTo(b.message());
    });

    Problems(Path root) {
        this.root = root;
    }

    void add(Path file, int line, String message) {
        found.add(new Problem(shown(file), line, message.replace(root + "/", "")));
    }

    /** A problem that somebody else has worded: "file:line: what" or "file: what". */
    void add(String worded) {
        Matcher matcher = WORDED.matcher(worded);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a problem of a file: " + worded);
        }
        int line = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        found.add(new Problem(matcher.group(1), line, matcher.group(3)));
    }

    /** Finds the line by the text that caused the problem, since HTML no longer knows where it came from. */
    void addWhere(Path file, String text, String message) {
        add(file, lineOf(file, text), message);
    }

    SortedSet<Problem> all() {
        return found;
    }

    private String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : file)
                .toString()
                .replace('\\', '/');
    }

    private static int lineOf(Path file, String text) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    return i + 1;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
