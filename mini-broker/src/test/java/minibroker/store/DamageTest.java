package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.file.MappedFileQueue;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static minibroker.store.Stores.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store whose broker was killed, and whose last segment was then damaged at each of its bytes in turn: either it says
 * itself where it is damaged, or everything in front of the damage is there and nothing else.
 */
final class DamageTest {
    private static final MessageQueue OTHER = new MessageQueue("Other", 0);

    @TempDir
    Path temp;

    private final Map<Long, byte[]> stored = new TreeMap<>();
    private StoreSettings settings;
    private Path killed;
    private Path lastSegment;
    private byte[] lastBytes;
    private int used;

    @BeforeEach
    void storeOfAKilledBroker() throws IOException {
        Path folder = temp.resolve("original");
        settings = Stores.small(folder);
        try (FileMessageStore store = Stores.open(settings)) {
            for (int i = 0; i < 9; i++) {
                Stores.put(store, i % 3 == 0 ? OTHER : QUEUE, "m" + i)
                        .commitLogOffsets()
                        .forEach(offset -> stored.put(offset, store.read(offset).orElseThrow()));
            }
            Stores.awaitMax(store, QUEUE, 6);
            Stores.awaitMax(store, OTHER, 3);
            killed = Stores.asIfKilled(folder, temp.resolve("killed"));
        }
        try (Stream<Path> segments = Files.list(killed.resolve("commitlog"))) {
            lastSegment = segments.sorted().reduce((earlier, later) -> later).orElseThrow();
        }
        lastBytes = Files.readAllBytes(lastSegment);
        used = usedBytes();
    }

    @Test
    void aLogThatIsCutAtAnyByteLosesOnlyWhatLiesBehind() {
        for (int position = 0; position <= used; position++) {
            Path folder = logOfKilled();
            MappedFile.cut(segmentIn(folder), position);

            checkLog(folder, position, "cut to %s bytes".formatted(position));
        }
    }

    @Test
    void aLogWithAnyByteChangedNeverInventsAMessage() throws IOException {
        for (int position = 0; position < used; position++) {
            int flip = position % 2 == 0 ? 0xFF : 1 << position % 8;
            Path folder = logOfKilled();
            Files.write(segmentIn(folder), changed(position, flip));

            checkLog(folder, position, "byte %s changed by %02x".formatted(position, flip));
        }
    }

    @Test
    void aStoreThatIsCutLosesOnlyWhatLiesBehind() {
        for (int position = 0; position <= used; position += 31) {
            Path folder = Stores.copy(killed, temp.resolve("cut"));
            MappedFile.cut(segmentIn(folder), position);

            checkStore(folder, position, "cut to %s bytes".formatted(position));
        }
    }

    @Test
    void aStoreWithAByteChangedNeverInventsAMessage() throws IOException {
        for (int position = 0; position < used; position += 31) {
            Path folder = Stores.copy(killed, temp.resolve("changed"));
            Files.write(segmentIn(folder), changed(position, 0xFF));

            checkStore(folder, position, "byte %s changed".formatted(position));
        }
    }

    private void checkLog(Path folder, int position, String what) {
        try {
            new CommitLogRecovery(folder.resolve("commitlog"), settings.files().segmentSize())
                    .recover(lastSegmentOffset());
            try (MappedFileQueue segments = MappedFileQueue.open(
                    folder.resolve("commitlog"), settings.files().segmentSize())) {
                int[] found = {0};
                new CommitLogScanner(segments).scan(0, message -> {
                    found[0]++;
                    assertThat(new CommitLogReader(segments).read(message.commitLogOffset()))
                            .as("%s: the message at %s", what, message.commitLogOffset())
                            .contains(stored.get(message.commitLogOffset()));
                });
                assertThat(found[0]).as("%s: messages", what).isGreaterThanOrEqualTo(countBefore(position));
            }
        } catch (DamagedFile e) {
            requireNamed(e, position, what);
        }
    }

    private void checkStore(Path folder, int position, String what) {
        try (FileMessageStore store = Stores.open(Stores.small(folder))) {
            int found = 0;
            for (MessageQueue queue : List.of(QUEUE, OTHER)) {
                if (store.get(queue, 0, Stores.MANY, tag -> true) instanceof GetResult.Found messages) {
                    for (byte[] record : messages.records()) {
                        found++;
                        assertThat(record)
                                .as("%s: a message of %s", what, queue)
                                .isEqualTo(stored.get(Stores.decode(record).commitLogOffset()));
                    }
                }
            }
            assertThat(found).as("%s: messages", what).isGreaterThanOrEqualTo(countBefore(position));
        } catch (DamagedFile e) {
            requireNamed(e, position, what);
        }
    }

    private void requireNamed(DamagedFile damage, int position, String what) {
        assertThat(damage.path().getFileName()).as(what).isEqualTo(lastSegment.getFileName());
        assertThat(damage.position()).as(what).isLessThanOrEqualTo(position);
    }

    /** How many messages end in front of a position of the last segment. */
    private int countBefore(int position) {
        long offset = lastSegmentOffset() + position;
        return (int) stored.entrySet().stream()
                .filter(entry -> entry.getKey() + entry.getValue().length <= offset)
                .count();
    }

    private long lastSegmentOffset() {
        return Long.parseLong(lastSegment.getFileName().toString());
    }

    private Path logOfKilled() {
        Path folder = temp.resolve("log");
        Stores.copy(killed.resolve("commitlog"), folder.resolve("commitlog"));
        return folder;
    }

    private byte[] changed(int position, int flip) {
        byte[] bytes = lastBytes.clone();
        bytes[position] ^= (byte) flip;
        return bytes;
    }

    private Path segmentIn(Path folder) {
        return folder.resolve("commitlog").resolve(lastSegment.getFileName());
    }

    private int usedBytes() {
        int end = lastBytes.length;
        while (end > 0 && lastBytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
