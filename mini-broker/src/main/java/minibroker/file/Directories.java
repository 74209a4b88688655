package minibroker.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes, lists, forces and deletes folders. Without state: any thread may call. */
public final class Directories {
    private Directories() {}

    /** Makes the folder and those above it, if they are missing. */
    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }

    /** The entries of a folder that pass the test, by name; empty if the folder is missing. */
    public static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /**
     * Forces the names in a folder to the disk: a new file is lost if its name is not on the disk. Windows does not let
     * a folder be opened, and writes the names by itself.
     */
    public static void force(Path folder) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot force the folder " + folder, e);
        }
    }

    /** Deletes the folder if it is empty. */
    public static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Not empty: there are files that are not ours.
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the folder " + folder, e);
        }
    }
}
