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
            return entries(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a class path as java takes it. */
    public static List<Path> entries(String text) {
        List<Path> entries = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        return entries;
    }

    /** As one argument. */
    public static String text(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
