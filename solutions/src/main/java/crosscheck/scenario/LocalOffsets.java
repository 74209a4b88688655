package crosscheck.scenario;

import process.ScratchDirectories;

import java.nio.file.Path;

/** Where clients that broadcast keep their offsets. */
final class LocalOffsets {

    /** Read by the client once, when it first broadcasts. */
    private static final String PROPERTY = "rocketmq.client.localOffsetStoreDir";

    private LocalOffsets() {}

    /** A folder that is gone when this JVM ends, instead of the user's home. */
    static synchronized void keepOutOfTheHomeFolder() {
        if (System.getProperty(PROPERTY) == null) {
            Path folder = ScratchDirectories.create("broadcast-offsets-");
            System.setProperty(PROPERTY, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ScratchDirectories.delete(folder)));
        }
    }
}
