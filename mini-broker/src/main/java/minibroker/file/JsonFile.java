package minibroker.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A small document in JSON that is either the old one or the new one, never half of each.
 *
 * <pre>
 * topics.json.tmp   written and forced first; left behind only by a crash, and never read
 * topics.json.bak   the version before; read when the newest can't be
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
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path path;
    private final Type type;

    /**
     * @param path the document's file; its folder is made when it is missing
     * @param type of records, maps, numbers and booleans
     */
    public JsonFile(Path path, TypeReference<T> type) {
        this.path = path;
        this.type = type.getType();
    }

    /**
     * @return the newest version, or the one before if the newest is unreadable; nothing if there is neither
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
        try {
            Directories.create(path.getParent());
            writeAndForce(beside(".tmp"), bytes(state));
            if (Files.exists(path)) {
                Files.move(path, beside(".bak"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(beside(".tmp"), path, StandardCopyOption.ATOMIC_MOVE);
            Directories.force(path.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save " + path, e);
        }
    }

    @SuppressWarnings("unchecked") // the type is that of T
    private T read(Path file) {
        try (JsonParser json = FACTORY.createParser(file.toFile())) {
            if (json.nextToken() == null) {
                throw new DamagedFile(file, 0, "it holds nothing");
            }
            return (T) JsonValues.read(type, json);
        } catch (JacksonException e) {
            long position =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw new DamagedFile(file, position, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static byte[] bytes(Object state) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            JsonValues.write(state, json);
        }
        return out.toByteArray();
    }

    private static void writeAndForce(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }
}
