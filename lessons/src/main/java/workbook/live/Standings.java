package workbook.live;

import workbook.catalogue.WorkbookLayout;
import workbook.learner.Changes;
import workbook.learner.Study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the learner is now. Pages ask every second, so it is worked out again only when a file of the learner's, what
 * the workbook remembers, or the cross-check's page has changed; to see that takes some milliseconds.
 *
 * <p>Any thread.
 */
final class Standings {
    /** As the cross-check writes it into the head of its page. */
    private static final Pattern LESSONS = Pattern.compile("<meta name=\"lessons\" content=\"([0-9 ]*)\">");

    private final WorkbookLayout folders;
    private final Changes learners;
    private String seen = "";
    private Standing last;

    Standings(WorkbookLayout folders) {
        this.folders = folders;
        learners = new Changes(List.of(folders.exercises()));
    }

    synchronized Standing now() {
        String memory = read(folders.memory().resolve("progress.properties")) + age(folders.crossCheckPage());
        if (learners.any() || !memory.equals(seen)) {
            last = null;
        }
        if (last == null) {
            seen = memory;
            last = Standing.of(Study.of(folders), lessons(read(folders.crossCheckPage())));
        }
        return last;
    }

    private static Set<String> lessons(String page) {
        Matcher found = LESSONS.matcher(page);
        return found.find() ? new TreeSet<>(List.of(found.group(1).strip().split(" +"))) : Set.of();
    }

    private static String age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toString();
        } catch (IOException e) {
            return "none";
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
