package workbook.wrong;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code NN-k.diff}; what is not as {@link WrongAnswers} describes it, is refused with file and line. */
final class WrongAnswerReader {
    private static final String TITLE = "== ";
    private static final String SHOWN = "shown to learners";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CAPSTONE = Pattern.compile("fails (capstone-[1-9])");
    private static final Pattern HUNK = Pattern.compile("@@(?: -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@)?(?: +(.*?))?\\s*");

    private final String exercise;
    private final String file;
    private final List<String> lines;
    private final Set<String> slugs = new HashSet<>();
    private int next;

    /** @param file as an author types it */
    WrongAnswerReader(String exercise, String file, List<String> lines) {
        this.exercise = exercise;
        this.file = file;
        this.lines = lines;
    }

    /** @throws IllegalArgumentException if the file is not as it must be */
    List<WrongAnswer> read() {
        List<WrongAnswer> answers = new ArrayList<>();
        for (skipBlank(); next < lines.size(); skipBlank()) {
            if (!lines.get(next).startsWith(TITLE)) {
                throw wrong("a wrong answer begins with \"== its-name\"");
            }
            answers.add(answer());
        }
        return List.copyOf(answers);
    }

    private void skipBlank() {
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
    }

    private WrongAnswer answer() {
        String slug = lines.get(next).substring(TITLE.length()).strip();
        if (!SLUG.matcher(slug).matches()) {
            throw wrong("\"%s\": small letters, digits and hyphens name a wrong answer".formatted(slug));
        }
        if (!slugs.add(slug)) {
            throw wrong("a second " + slug);
        }
        next++;
        List<String> sentence = new ArrayList<>();
        Set<String> capstones = new TreeSet<>();
        boolean shown = false;
        while (next < lines.size() && !atHunk() && !lines.get(next).startsWith(TITLE)) {
            String line = lines.get(next++).strip();
            Matcher capstone = CAPSTONE.matcher(line);
            if (capstone.matches()) {
                capstones.add(capstone.group(1));
            } else if (line.equals(SHOWN)) {
                shown = true;
            } else if (!line.isEmpty()) {
                sentence.add(line);
            }
        }
        if (sentence.isEmpty()) {
            throw wrong("%s: a sentence is missing that says what the mistake is".formatted(slug));
        }
        List<Hunk> hunks = new ArrayList<>();
        while (next < lines.size() && atHunk()) {
            hunks.add(hunk(slug));
        }
        if (hunks.isEmpty()) {
            throw wrong("%s: a difference is missing, which begins with @@".formatted(slug));
        }
        return new WrongAnswer(exercise, slug, String.join(" ", sentence), shown, capstones, List.copyOf(hunks), file);
    }

    private boolean atHunk() {
        return lines.get(next).startsWith("@@");
    }

    private Hunk hunk(String slug) {
        int start = next;
        Matcher head = HUNK.matcher(lines.get(next++));
        if (!head.matches()) {
            next--;
            throw wrong("%s: after @@ comes nothing, or the name of a method or file".formatted(slug));
        }
        List<String> body = new ArrayList<>();
        while (next < lines.size() && !atHunk() && !lines.get(next).startsWith(TITLE)) {
            String line = lines.get(next);
            if (!line.isEmpty() && " +-".indexOf(line.charAt(0)) < 0) {
                throw wrong("%s: a line of a difference begins with a space, a minus or a plus".formatted(slug));
            }
            body.add(line.isEmpty() ? " " : line);
            next++;
        }
        // A blank line may part a hunk from what comes after it.
        while (!body.isEmpty() && body.get(body.size() - 1).equals(" ")) {
            body.remove(body.size() - 1);
        }
        Hunk hunk = new Hunk(start + 1, head.group(1) == null ? "" : head.group(1), List.copyOf(body));
        if (hunk.before().stream().allMatch(String::isBlank)) {
            throw at(start, "%s: a hunk needs a line of the reference, to find its place".formatted(slug));
        }
        if (hunk.changesNothing()) {
            throw at(start, "%s: this hunk changes nothing".formatted(slug));
        }
        return hunk;
    }

    private IllegalArgumentException wrong(String what) {
        return at(Math.min(next, lines.size() - 1), what);
    }

    private IllegalArgumentException at(int line, String what) {
        return new IllegalArgumentException("%s:%s: %s".formatted(file, line + 1, what));
    }
}
