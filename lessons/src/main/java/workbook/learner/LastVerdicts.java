package workbook.learner;

import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The last verdict on each exercise as {@code check} prints it, in {@code .workbook/verdicts}: a file for each
 * exercise, whose first line is the time, in UTC.
 */
public final class LastVerdicts {
    private static final int MOST_CHARACTERS = 60_000;

    /**
     * @param at when it was given
     * @param text without colours, in lines that end with a line feed
     */
    public record LastVerdict(Instant at, String text) {}

    private final Path folder;
    private final Clock clock;

    public LastVerdicts(WorkbookLayout folders) {
        this(folders, Clock.systemUTC());
    }

    public LastVerdicts(WorkbookLayout folders, Clock clock) {
        folder = folders.memory().resolve("verdicts");
        this.clock = clock;
    }

    /** Empty if there is none, or if somebody else has written into its file. */
    public Optional<LastVerdict> of(String exercise) {
        try {
            String[] parts =
                    Files.readString(file(exercise), StandardCharsets.UTF_8).split("\n", 2);
            return Optional.of(new LastVerdict(Instant.parse(parts[0].strip()), parts.length > 1 ? parts[1] : ""));
        } catch (NoSuchFileException | DateTimeParseException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place of the one before. Of a very long text the end is left out. */
    public void remember(String exercise, String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            new ReplacedFile(file(exercise)).replace(now + "\n" + bounded(text.replace("\r\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget(String exercise) {
        try {
            Files.deleteIfExists(file(exercise));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bounded(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Math.max(text.lastIndexOf('\n', MOST_CHARACTERS) + 1, 1);
        return text.substring(0, end) + "... and more\n";
    }

    private Path file(String exercise) {
        return folder.resolve(exercise + ".txt");
    }
}
