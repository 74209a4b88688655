package minibroker.store;

import minibroker.file.Directories;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Prints a store for people, even a damaged one or one that is in use; changes nothing.
 *
 * <p>One thread.
 */
public final class StoreDump {
    private final Path folder;
    private final PrintWriter out;
    private final ZoneId zone;

    /**
     * @param folder the store's folder
     * @param zone in which times are printed
     */
    public StoreDump(Path folder, PrintWriter out, ZoneId zone) {
        this.folder = folder;
        this.out = out;
        this.zone = zone;
    }

    /**
     * Prints the messages of the log.
     *
     * @param from the first offset of the log that is of interest
     * @param limit how many messages are printed at most
     * @return whether everything that was read is whole
     */
    public boolean commitLog(long from, long limit) {
        return new CommitLogDump(folder, out, zone).print(from, limit);
    }

    /**
     * Prints the entries of the consume queues.
     *
     * @param from the first queue offset that is of interest
     * @param limit how many entries of each queue are printed at most
     */
    public void queues(long from, long limit) {
        new QueueDump(folder.resolve("consumequeue"), out).print(from, limit);
    }

    /**
     * Prints the files of the key index.
     *
     * @param from the first offset of the log that is of interest
     * @param limit how many entries of each file are printed at most
     */
    public void index(long from, long limit) {
        new IndexDump(folder.resolve("index"), out, zone).print(from, limit);
    }

    /** Prints how far everything is on disk, and what is kept beside the messages, such as the offsets of groups. */
    public void offsets() {
        out.println(
                Files.exists(folder.resolve("abort"))
                        ? "in use, or left behind by a broker that was killed"
                        : "closed properly");
        out.println(StoreCheckpoint.load(folder.resolve("checkpoint"))
                .map(checkpoint ->
                        "checkpoint: everything before offset %s is on disk; its last message was stored at %s"
                                .formatted(checkpoint.confirmedOffset(), DumpText.time(checkpoint.timestamp(), zone)))
                .orElse("checkpoint: none that can be read"));
        Directories.list(folder.resolve("config"), path -> path.toString().endsWith(".json"))
                .forEach(this::document);
    }

    private void document(Path path) {
        out.println();
        out.println(path.getFileName());
        try {
            out.println(Files.readString(path).strip());
        } catch (IOException e) {
            out.println("cannot be read: " + e.getMessage());
        }
    }
}
