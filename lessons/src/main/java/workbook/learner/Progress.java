package workbook.learner;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What the workbook remembers of each exercise, in {@code .workbook/progress.properties}: the last verdict, when it
 * first passed, how often it was checked, and how many hints were shown.
 *
 * <p>Every change reads the file again and replaces it as a whole, one program at a time, so a {@code watch}, a
 * {@code hint} and a served book get along.
 */
public final class Progress {

    /** The last verdict on an exercise. */
    public enum Mark {
        PASSED,
        FAILED,
        /** Filled with the reference by {@code start}. */
        GIVEN
    }

    private final Path file;
    private final Clock clock;

    public Progress(WorkbookLayout folders) {
        this(folders, Clock.systemUTC());
    }

    public Progress(WorkbookLayout folders, Clock clock) {
        file = folders.memory().resolve("progress.properties");
        this.clock = clock;
    }

    public Optional<Mark> mark(String exercise) {
        String mark = read().getProperty(exercise + ".mark", "");
        for (Mark known : Mark.values()) {
            if (known.name().equals(mark)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    public void mark(String exercise, Mark mark) {
        change(properties -> properties.setProperty(exercise + ".mark", mark.name()));
    }

    /** The checks passed with these contents. */
    public void passed(String exercise, String fingerprint) {
        change(properties -> {
            properties.setProperty(exercise + ".text", fingerprint);
            properties.setProperty(exercise + ".mark", Mark.PASSED.name());
            properties.putIfAbsent(exercise + ".passedAt", now().toString());
        });
    }

    /** What {@link #passed} was told last. */
    public String passedWith(String exercise) {
        return read().getProperty(exercise + ".text", "");
    }

    /** When it passed for the first time. */
    public Optional<Instant> passedAt(String exercise) {
        return instant(exercise + ".passedAt");
    }

    /** The checks did not pass with these contents. */
    public void failed(String exercise, String fingerprint) {
        change(properties -> {
            properties.setProperty(exercise + ".failed", fingerprint);
            properties.setProperty(exercise + ".mark", Mark.FAILED.name());
        });
    }

    /** What {@link #failed} was told last. */
    public String failedWith(String exercise) {
        return read().getProperty(exercise + ".failed", "");
    }

    /** Counts a verdict, whatever it was. */
    public void checked(String exercise) {
        change(properties -> {
            properties.setProperty(exercise + ".checks", Integer.toString(checks(properties, exercise) + 1));
            properties.setProperty(exercise + ".checkedAt", now().toString());
        });
    }

    /** How many verdicts there were. */
    public int checks(String exercise) {
        return checks(read(), exercise);
    }

    /** When the last verdict was given. */
    public Optional<Instant> checkedAt(String exercise) {
        return instant(exercise + ".checkedAt");
    }

    /** No verdict holds any more. What has happened stays: the hints that were seen, the checks, the first pass. */
    public void forget(String exercise) {
        change(properties -> List.of(".text", ".failed", ".mark").forEach(key -> properties.remove(exercise + key)));
    }

    public int hintsSeen(String exercise) {
        return number(read(), exercise + ".hints", 3);
    }

    public void hintsSeen(String exercise, int seen) {
        change(properties -> properties.setProperty(exercise + ".hints", Integer.toString(seen)));
    }

    private static int checks(Properties properties, String exercise) {
        return number(properties, exercise + ".checks", 8);
    }

    private static int number(Properties properties, String key, int mostDigits) {
        String written = properties.getProperty(key, "0");
        return written.matches("\\d{1,%s}".formatted(mostDigits)) ? Integer.parseInt(written) : 0;
    }

    /** Empty as well where somebody else has written something that is no time. */
    private Optional<Instant> instant(String key) {
        try {
            return Optional.ofNullable(read().getProperty(key)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            // Nothing is remembered yet.
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void change(Consumer<Properties> step) {
        ReplacedFile replaced = new ReplacedFile(file);
        try {
            replaced.alone(() -> {
                Properties properties = read();
                step.accept(properties);
                StringWriter text = new StringWriter();
                properties.store(text, "What the workbook remembers. Removing it loses no text.");
                replaced.replace(text.toString());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
