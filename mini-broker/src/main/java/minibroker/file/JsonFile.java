package minibroker.file;

import minibroker.json.BadJson;
import minibroker.json.JsonObject;
import minibroker.json.JsonWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small document in JSON that is either the old one or the new one, never half of each.
 *
 * <pre>
 * topics.json.tmp   written and forced first; left behind only by a crash, and never read
 * topics.json.bak   the version before, or the last one that was forced; read when the newest can't be
 * topics.json       the newest
 * </pre>
 *
 * <p>One thread at a time saves and loads.
 *
 * <p>RocketMQ: {@code ConfigManager}.
 *
 * @param <T> what the document says
 */
public final class JsonFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);

    private final Path path;
    private final Function<JsonObject, T> reading;
    private final Function<T, Map<?, ?>> writing;

    /** How often it was saved, and up to which time that is on disk. */
    private volatile int saved;

    private volatile int forced;

    /**
     * @param path the document's file; its folder is made when it is missing
     * @param reading makes what the document says of its members
     * @param writing makes the members of that
     */
    public JsonFile(Path path, Function<JsonObject, T> reading, Function<T, Map<?, ?>> writing) {
        this.path = path;
        this.reading = reading;
        this.writing = writing;
    }

    /**
     * @return the newest version, or the one before if the newest is unreadable; empty if there is neither
     * @throws DamagedFile if there are versions, but none can be read
     */
    public Optional<T> load() {
        if (Files.exists(path)) {
            try {
                return Optional.of(read(path));
            } catch (DamagedFile e) {
                if (!Files.exists(beside(".bak"))) {
                    throw e;
                }
                LOG.warn("{}; going on with the version before", e.getMessage());
            }
        }
        return Files.exists(beside(".bak")) ? Optional.of(read(beside(".bak"))) : Optional.empty();
    }

    /** Replaces the newest version, and returns when the new one is on disk. */
    public void save(T state) {
        replace(state, true);
        forced = saved;
    }

    /**
     * Replaces the newest version without waiting for the disk. A killed process loses nothing by that; a power cut
     * may take what {@link #force} has not followed, and leaves the version that was forced last.
     */
    public void saveUnforced(T state) {
        boolean isFirst = !Files.exists(path);
        replace(state, isFirst);
        if (isFirst) {
            forced = saved;
        }
    }

    private void replace(T state, boolean force) {
        try {
            Directories.create(path.getParent());
            Files.write(beside(".tmp"), JsonWriter.document(writing.apply(state)));
            if (force) {
                force(beside(".tmp"));
            }
            if (Files.exists(path) && !isUnforced()) {
                Files.move(path, beside(".bak"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(beside(".tmp"), path, StandardCopyOption.ATOMIC_MOVE);
            saved = saved + 1;
            if (force) {
                Directories.force(path.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save " + path, e);
        }
    }

    /** Forces to the disk what was saved without that. One thread at a time, also while another one saves. */
    public void force() {
        int version = saved;
        if (version == forced) {
            return;
        }
        try {
            force(path);
            Directories.force(path.getParent());
            forced = version;
        } catch (NoSuchFileException replacedJustNow) {
            LOG.debug("{} is replaced; it is forced the next time", path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot force " + path, e);
        }
    }

    /** Whether a power cut could take what was saved last. */
    public boolean isUnforced() {
        return saved != forced;
    }

    private T read(Path file) {
        try {
            return reading.apply(JsonObject.ofDocument(Files.readAllBytes(file)));
        } catch (BadJson e) {
            throw new DamagedFile(file, e.position(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }
}
