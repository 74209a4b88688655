package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static minibroker.store.Stores.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows the log - consume queues, key index, checkpoint - with one byte after the other changed, and cut short:
 * the store says clearly that it is damaged, or hands out nothing that was not put into it.
 */
final class DamagedFollowersTest {
    private static final MessageQueue OTHER = new MessageQueue("Other", 0);
    private static final int MESSAGES = 9;
    private static final int CUTS_EVERY = 17;

    @TempDir
    Path temp;

    private final Set<String> stored = new HashSet<>();
    private Path closed;
    private Path killed;

    @BeforeEach
    void storesThatWereClosedAndKilled() {
        closed = temp.resolve("closed");
        try (FileMessageStore store = Stores.open(Stores.small(closed))) {
            for (int i = 0; i < MESSAGES; i++) {
                MessageQueue queue = i % 3 == 0 ? OTHER : QUEUE;
                stored.add(place(queue, Stores.put(store, queue, "m" + i).queueOffset()) + " m" + i);
            }
            Stores.await(store::isDispatched);
            store.checkpoint();
            killed = Stores.asIfKilled(closed, temp.resolve("killed"));
        }
    }

    @Test
    void consumeQueues() throws IOException {
        damage("consumequeue/TopicTest/1", 3);
    }

    @Test
    void keyIndex() throws IOException {
        damage("index", 7);
    }

    @Test
    void checkpoint() throws IOException {
        damage("checkpoint", 3);
    }

    /** A position in the index's header that leads out of the file would end all deliveries if it were believed. */
    @Test
    void anIndexWithAWrongHeaderIsBuiltAgain() throws IOException {
        Path folder = Stores.copy(closed, temp.resolve("damaged"));
        Path file = last(folder.resolve("index"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[36] = 0x7F;
        Files.write(file, bytes);
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            assertThat(found(store)).hasSize(6);
            Stores.put(store, QUEUE, "and on");
            Stores.awaitMax(store, QUEUE, 7);
            assertThat(found(store)).hasSize(7);
        }
    }

    /** Nothing but the checkpoint knows of it: the store was never closed while it was there. */
    @Test
    void aQueueWhoseFilesAreGoneIsBuiltAgainAfterACrash() throws IOException {
        Path folder = Stores.copy(killed, temp.resolve("damaged"));
        Path files = folder.resolve("consumequeue/Other");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }

        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            assertThat(store.maxOffset(OTHER)).isEqualTo(3);
            assertThat(read(store, OTHER)).hasSize(3);
        }
    }

    @Test
    void savedOffsets() throws IOException {
        damage("config/queueOffset.json", 3);
    }

    /** @param name a file, or a folder whose last file it is */
    private void damage(String name, int changesEvery) throws IOException {
        for (Path original : List.of(closed, killed)) {
            Path file = last(original.resolve(name));
            byte[] good = file == null ? new byte[0] : Files.readAllBytes(file);
            for (int position = 0; position < good.length; position += changesEvery) {
                byte[] changed = good.clone();
                changed[position] ^= (byte) (position % 2 == 0 ? 0xFF : 1 << position % 8);
                check(original, file, changed, "%s, byte %s changed".formatted(original.relativize(file), position));
            }
            for (int length = 0; length < good.length; length += CUTS_EVERY) {
                byte[] cut = Arrays.copyOf(good, length);
                check(original, file, cut, "%s, cut to %s bytes".formatted(original.relativize(file), length));
            }
        }
    }

    private void check(Path original, Path file, byte[] bytes, String what) throws IOException {
        Path folder = Stores.copy(original, temp.resolve("damaged"));
        Files.write(folder.resolve(original.relativize(file)), bytes);
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            for (MessageQueue queue : List.of(QUEUE, OTHER)) {
                requireOnlyStored(queue, read(store, queue), what);
            }
            requireOnlyStored(QUEUE, found(store), what);
        } catch (DamagedFile e) {
            assertThat(e).as(what).hasMessageContaining(" is damaged at byte ");
        }
    }

    private void requireOnlyStored(MessageQueue queue, List<byte[]> records, String what) {
        for (byte[] record : records) {
            long offset = Stores.decode(record).queueOffset();
            assertThat(stored).as(what).contains(place(queue, offset) + " " + Stores.body(record));
        }
    }

    private static List<byte[]> read(FileMessageStore store, MessageQueue queue) {
        List<byte[]> records = new ArrayList<>();
        try {
            for (long offset = 0; offset < MESSAGES; offset++) {
                if (store.get(queue, offset, new GetLimits(1, 1), tag -> true) instanceof GetResult.Found found) {
                    records.addAll(found.records());
                }
            }
        } catch (DamagedFile toldClearly) {
            assertThat(toldClearly).hasMessageContaining(" is damaged at byte ");
        }
        return records;
    }

    private static List<byte[]> found(FileMessageStore store) {
        return store.query(new MessageQuery("TopicTest", MessageQuery.Type.KEY, "all", 0, Long.MAX_VALUE, 100))
                .records();
    }

    private static String place(MessageQueue queue, long offset) {
        return queue + "@" + offset;
    }

    private static Path last(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? path : null;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().reduce((earlier, later) -> later).orElseThrow();
        }
    }
}
