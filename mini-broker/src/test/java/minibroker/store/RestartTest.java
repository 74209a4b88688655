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

/** A store is opened again, after it was closed or its broker killed, and sometimes with files missing or damaged. */
class RestartTest {
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
    void everythingIsThereAgain() {
        store.close();
        open();

        requireEverything();
    }

    @Test
    void everythingIsThereAgainAfterAKill() {
        kill();
        open();

        requireEverything();
    }

    @Test
    void everythingIsThereAgainAfterAKillBehindACheckpoint() {
        store.checkpoint();
        put(store, OTHER, "behind the checkpoint");
        kill();
        open();

        requireEverything();
        assertThat(bodies(store, OTHER, 2)).containsExactly("other", "behind the checkpoint");
    }

    @Test
    void offsetsGoOnWhereTheyEnded() {
        store.close();
        open();
        assertThat(put(store, QUEUE, "next").queueOffset()).isEqualTo(20);
        kill();
        open();

        assertThat(put(store, QUEUE, "and next").queueOffset()).isEqualTo(21);
        assertThat(bodies(store, QUEUE, 22)).endsWith("m19", "next", "and next");
    }

    @Test
    void deletedQueuesAreBuiltAgain() {
        store.close();
        Stores.delete(folder.resolve("consumequeue"));
        open();

        requireEverything();
    }

    @Test
    void oneDeletedQueueIsBuiltAgain() {
        store.close();
        Stores.delete(folder.resolve("consumequeue/TopicTest/1"));
        open();

        requireEverything();
    }

    @Test
    void deletedQueuesAreBuiltAgainAfterAKill() {
        store.checkpoint();
        kill();
        Stores.delete(folder.resolve("consumequeue"));
        open();

        requireEverything();
    }

    @Test
    void aQueueThatIsTornIsBuiltAgain() throws IOException {
        store.close();
        Path last = lastOf(folder.resolve("consumequeue/TopicTest/1"));
        MappedFile.cut(last, Files.size(last) - 7);
        open();

        requireEverything();
    }

    @Test
    void aQueueThatLacksAFileIsBuiltAgain() throws IOException {
        kill();
        Files.delete(folder.resolve("consumequeue/TopicTest/1/00000000000000000100"));
        open();

        requireEverything();
    }

    @Test
    void aDeletedIndexIsBuiltAgain() {
        store.close();
        Stores.delete(folder.resolve("index"));
        open();

        requireEverything();
    }

    @Test
    void withoutItsCheckpointEverythingIsLookedAt() throws IOException {
        store.close();
        Files.delete(folder.resolve("checkpoint"));
        open();

        requireEverything();
    }

    @Test
    void aStartAfterACloseDoesNotReadTheLog() throws IOException {
        store.close();
        damage("00000000000000000000", 60);
        open();

        assertThat(bodies(store.get(QUEUE, 10, Stores.MANY, tag -> true)))
                .startsWith("m10")
                .endsWith("m19");
        assertThatThrownBy(() -> store.get(QUEUE, 0, Stores.MANY, tag -> true))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("00000000000000000000 is damaged at byte 0: the sum of the whole message");
    }

    @Test
    void damageInTheMiddleIsNamedAndNothingIsChanged() throws IOException {
        kill();
        damage("00000000000000001024", 60);
        byte[] before = Files.readAllBytes(folder.resolve("commitlog/00000000000000001024"));

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("00000000000000001024 is damaged at byte 0: ")
                .hasMessageContaining("but a message follows at byte 142 of 00000000000000001024. Nothing was changed");
        assertThat(folder.resolve("commitlog/00000000000000001024")).hasBinaryContent(before);
    }

    @Test
    void aBrokerThatWasKilledBetweenTwoSegmentsGoesOnInANewOne() throws IOException {
        kill();
        Files.delete(lastOf(folder.resolve("commitlog")));
        open();

        long kept = store.maxOffset(QUEUE);
        assertThat(put(store, QUEUE, "next").queueOffset()).isEqualTo(kept);
        assertThat(bodies(store, QUEUE, kept + 1)).endsWith("next");
    }

    @Test
    void anUnfinishedAppendIsTakenAway() throws IOException {
        kill();
        Path last = lastOf(folder.resolve("commitlog"));
        byte[] bytes = Files.readAllBytes(last);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        // An append of 300 bytes that got as far as some of its content.
        byte[] unfinished = {-1, -1, -2, -44, -38, -93, 32, -89, 1, 2, 3};
        System.arraycopy(unfinished, 0, bytes, end, unfinished.length);
        Files.write(last, bytes);
        open();

        requireEverything();
    }

    @Test
    void anEndThatWasOnDiskAndIsGoneIsNamed() throws IOException {
        store.close();
        Path last = lastOf(folder.resolve("commitlog"));
        MappedFile.cut(last, Files.size(last) - 1);

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("is damaged at byte 146: the log ends there, but 1 bytes more were on disk once");
    }

    @Test
    void aDeletedTopicStaysDeleted() {
        store.deleteTopic("TopicTest");
        kill();
        open();

        assertThat(store.maxOffset(QUEUE)).isZero();
        assertThat(put(store, QUEUE, "anew").queueOffset()).isZero();
        assertThat(bodies(store, QUEUE, 1)).containsExactly("anew");
    }

    @Test
    void aTopicThatBeganAnewIsBuiltAgainFromItsSecondBeginning() {
        store.deleteTopic("TopicTest");
        put(store, QUEUE, "anew");
        Stores.await(store::isDispatched);
        store.close();
        Stores.delete(folder.resolve("consumequeue"));
        open();

        assertThat(bodies(store, QUEUE, 1)).containsExactly("anew");
    }

    private void requireEverything() {
        assertThat(bodies(store, QUEUE, 20)).isEqualTo(ALL);
        assertThat(bodies(store, OTHER, 1)).startsWith("other");
        for (String body : List.of("m0", "m13", "m19")) {
            MessageQuery query =
                    new MessageQuery("TopicTest", MessageQuery.Type.KEY, "key-" + body, 0, Long.MAX_VALUE, 10);
            assertThat(store.query(query).records().stream().map(Stores::body)).containsExactly(body);
        }
        assertThat(store.query(new MessageQuery("TopicTest", MessageQuery.Type.TAG, "tag", 0, Long.MAX_VALUE, 100))
                        .records())
                .hasSize(20);
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
