package crosscheck.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where clients that broadcast keep their offsets. */
final class LocalOffsets {

    /** Read by the client once, when it first broadcasts. */
    private static final String PROPERTY = "rocketmq.client.localOffsetStoreDir";

    private LocalOffsets() {}

    /** A folder that is gone when this JVM ends, instead of the user's home. */
    static synchronized void keepOutOfTheHomeFolder() throws IOException {
        if (System.getProperty(PROPERTY) == null) {
            Path folder = Files.createTempDirectory("broadcast-offsets-");
            System.setProperty(PROPERTY, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + folder, e);
        }
    }
}
