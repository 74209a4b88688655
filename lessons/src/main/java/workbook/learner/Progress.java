package workbook.learner;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What the workbook remembers of each exercise, in {@code .workbook/progress.properties}: the last verdict and how many
 * hints were shown.
 *
 * <p>Every change reads the file again and replaces it as a whole, so a {@code watch} and a {@code hint} in two windows
 * get along.
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

    public Progress(WorkbookLayout folders) {
        file = folders.memory().resolve("progress.properties");
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
        change(exercise + ".mark", mark.name());
    }

    /** The checks passed with these contents. */
    public void passed(String exercise, String fingerprint) {
        change(exercise + ".text", fingerprint);
        mark(exercise, Mark.PASSED);
    }

    /** What {@link #passed} was told last. */
    public String passedWith(String exercise) {
        return read().getProperty(exercise + ".text", "");
    }

    /** The checks did not pass with these contents. */
    public void failed(String exercise, String fingerprint) {
        change(exercise + ".failed", fingerprint);
        mark(exercise, Mark.FAILED);
    }

    /** What {@link #failed} was told last. */
    public String failedWith(String exercise) {
        return read().getProperty(exercise + ".failed", "");
    }

    /** As if it was never checked; the hints that were seen stay seen. */
    public void forget(String exercise) {
        change(exercise + ".text", null);
        change(exercise + ".failed", null);
        change(exercise + ".mark", null);
    }

    public int hintsSeen(String exercise) {
        String seen = read().getProperty(exercise + ".hints", "0");
        return seen.matches("\\d{1,3}") ? Integer.parseInt(seen) : 0;
    }

    public void hintsSeen(String exercise, int seen) {
        change(exercise + ".hints", Integer.toString(seen));
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private synchronized void change(String key, String value) {
        Properties properties = read();
        if (value == null) {
            properties.remove(key);
        } else {
            properties.setProperty(key, value);
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "progress", ".tmp");
            try (OutputStream out = Files.newOutputStream(fresh)) {
                properties.store(out, "What the workbook remembers. Removing it loses no text.");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
