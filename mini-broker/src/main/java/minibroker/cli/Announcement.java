package minibroker.cli;

import minibroker.MiniBroker;
import minibroker.json.JsonWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small file that says where a broker runs, as long as it does: so the workbook finds it and can look inside.
 *
 * <pre>
 * {"address":"127.0.0.1:10911","nameServer":"127.0.0.1:9876","pid":4711,"started":1795420800000,"whose":"your broker"}
 * </pre>
 *
 * <p>A broker that is killed leaves it behind: whoever reads it sees by the process id that it is stale. One thread
 * uses it.
 */
public final class Announcement implements AutoCloseable {
    private final Path file;

    private Announcement(Path file) {
        this.file = file;
    }

    /**
     * Announces a broker.
     *
     * @param file where; its folder is made when it is missing. Nobody sees half of it
     * @param whose broker it is, in words
     * @param now milliseconds since 1970
     */
    public static Announcement of(MiniBroker broker, Path file, String whose, long now) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("address", broker.brokerAddress());
        members.put("nameServer", broker.nameServerAddress());
        members.put("pid", ProcessHandle.current().pid());
        members.put("started", now);
        members.put("whose", whose);
        Path target = file.toAbsolutePath();
        Path half = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            Files.write(half, JsonWriter.body(members));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot announce the broker in %s: %s".formatted(target, e), e);
        }
        return new Announcement(target);
    }

    /** Removes the file. If that fails it is stale, which readers see. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stale) {
            // Its reader removes it.
        }
    }
}
