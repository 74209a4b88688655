package workbook.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Class paths as Maven writes them to a file, and as java takes them. */
public final class ClassPathFile {
    private ClassPathFile() {}

    /** The entries of a class path file that Maven wrote. */
    public static List<Path> read(Path file) {
        try {
            List<Path> entries = new ArrayList<>();
            for (String entry : Files.readString(file).strip().split(File.pathSeparator)) {
                if (!entry.isEmpty()) {
                    entries.add(Path.of(entry));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As one argument. */
    public static String text(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
