package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a page's title without rendering it: the first line, {@code = Title}. */
final class Titles {
    private Titles() {}

    static String of(Path source) {
        try (var lines = Files.lines(source)) {
            return lines.findFirst().orElse("").replaceFirst("^= *", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
