package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.MappedFile;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minibroker.store.Stores.QUEUE;
import static minibroker.store.Stores.bodies;
import static minibroker.store.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A store of a killed broker whose log is damaged in the middle: the broker refuses it, and a person decides. */
class StoreRepairTest {
    private static final MessageQueue OTHER = new MessageQueue("Other", 0);
    private static final List<String> ALL =
            IntStream.range(0, 20).mapToObj(i -> "m" + i).toList();

    @TempDir
    Path temp;

    private Path folder;
    private FileMessageStore store;

    @BeforeEach
    void twentyMessages() {
        folder = temp.resolve("store");
        open();
        ALL.forEach(body -> put(store, QUEUE, body));
        put(store, OTHER, "other");
        Stores.await(store::isDispatched);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void repairSaysWhatIsBehindTheDamageAndChangesNothing() throws IOException {
        kill();
        damage("00000000000000001024", 60);
        byte[] before = Files.readAllBytes(folder.resolve("commitlog/00000000000000001024"));

        StoreRepair.Result found = new StoreRepair(Stores.small(folder)).repair(false);

        assertThat(found.whole()).isFalse();
        assertThat(found.told())
                .contains("00000000000000001024 is damaged at byte 0.", "Behind it: 13 whole messages of");
        assertThat(folder.resolve("commitlog/00000000000000001024")).hasBinaryContent(before);
        assertThatThrownBy(this::open).isInstanceOf(DamagedFile.class);
    }

    @Test
    void repairGivesUpWhatIsBehindTheDamage() throws IOException {
        kill();
        damage("00000000000000001024", 60);

        StoreRepair.Result found = new StoreRepair(Stores.small(folder)).repair(true);
        open();

        assertThat(found.whole()).isTrue();
        assertThat(found.told()).contains("It was cut there. Given up: 13 whole messages of");
        assertThat(store.maxOffset(QUEUE)).isEqualTo(7);
        assertThat(bodies(store, QUEUE, 7)).isEqualTo(ALL.subList(0, 7));
        assertThat(put(store, QUEUE, "next").queueOffset()).isEqualTo(7);
        assertThat(bodies(store, QUEUE, 8)).endsWith("next");
    }

    @Test
    void repairCannotBringBackWhatWasOnDiskAtTheLastCheckpoint() throws IOException {
        store.close();
        Path last = lastOf(folder.resolve("commitlog"));
        MappedFile.cut(last, Files.size(last) - 1);
        StoreRepair repair = new StoreRepair(Stores.small(folder));

        assertThatThrownBy(() -> repair.repair(true))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("more were on disk once");
    }

    @Test
    void repairLeavesAStoreAloneThatABrokerUses() {
        StoreRepair repair = new StoreRepair(Stores.small(folder));

        assertThatThrownBy(() -> repair.repair(true)).hasMessageContaining("Another broker uses the store");
    }

    private void open() {
        store = Stores.open(Stores.small(folder));
    }

    /** Leaves the files as a kill would leave them now. */
    private void kill() {
        Path found = Stores.asIfKilled(folder, temp.resolve("found"));
        store.close();
        Stores.copy(found, folder);
    }

    private void damage(String segment, int position) throws IOException {
        Path path = folder.resolve("commitlog").resolve(segment);
        byte[] bytes = Files.readAllBytes(path);
        bytes[position] ^= 1;
        Files.write(path, bytes);
    }

    private static Path lastOf(Path files) throws IOException {
        try (Stream<Path> paths = Files.list(files)) {
            return paths.sorted().reduce((earlier, later) -> later).orElseThrow();
        }
    }
}
