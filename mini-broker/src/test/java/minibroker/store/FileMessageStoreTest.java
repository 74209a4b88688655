package minibroker.store;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileMessageStoreTest extends MessageStoreContract {
    private static final int SEGMENT = 256 * 1024;

    @TempDir
    Path folder;

    private volatile double diskShare = 0.1;
    private FileMessageStore files;

    @Override
    MessageStore newStore() {
        StoreSettings settings = StoreSettings.in(folder).withFiles(SEGMENT, 100, 64, 500);
        files = FileMessageStore.open(settings, HOST, clock, Runnable::run, () -> diskShare);
        return files;
    }

    @Override
    void awaitDispatch() {
        Stores.await(files::isDispatched);
    }

    @Test
    void aBatchThatNoSegmentCanHoldIsRefusedAsAWhole() {
        Message large = message(QUEUE, "x".repeat(SEGMENT / 2), "");

        PutResult result = store().put(List.of(large, large)).join();

        assertThat(result).isInstanceOf(PutResult.TooLarge.class);
        assertThat(((PutResult.TooLarge) result).reason()).endsWith("bytes at once, the limit is 262136");
        assertThat(put(QUEUE, "next").queueOffset()).isZero();
    }

    @Test
    void refusesSendersWhileTheDiskIsFull() {
        put(QUEUE, "a");
        diskShare = 0.96;
        files.deleteExpired();

        assertThat(store().put(List.of(message(QUEUE, "b", ""))).join())
                .isEqualTo(new PutResult.Unavailable("The disk is 96 % full, the limit is 95 %"));

        diskShare = 0.94;
        files.deleteExpired();
        assertThat(put(QUEUE, "c").queueOffset()).isEqualTo(1);
    }

    @Test
    void takesNothingAfterItsClose() {
        put(QUEUE, "a");
        store().close();

        assertThat(store().put(List.of(message(QUEUE, "b", ""))).join())
                .isEqualTo(new PutResult.Unavailable("The store is closed"));
        assertThat(store().read(0)).isEmpty();
    }

    /** A topic is saved in the turn of the request that makes it; while the disk is waited for, nobody else's comes. */
    @Test
    void withAsyncFlushADocumentDoesNotWaitForTheDisk() {
        FileMessageStore store = withoutTimer(false);
        saveTwice(store);
        assertThat(store.hasUnforcedDocuments()).isTrue();

        store.forceDocuments();

        assertThat(store.hasUnforcedDocuments()).isFalse();
        store.close();
    }

    @Test
    void withSyncFlushADocumentIsOnDiskWhenItIsSaved() {
        FileMessageStore store = withoutTimer(true);
        saveTwice(store);

        assertThat(store.hasUnforcedDocuments()).isFalse();
        store.close();
    }

    private FileMessageStore withoutTimer(boolean syncFlush) {
        Duration never = Duration.ofHours(1);
        return FileMessageStore.open(
                StoreSettings.in(folder.resolve("other"))
                        .withFiles(SEGMENT, 100, 64, 500)
                        .withSyncFlush(syncFlush)
                        .withTiming(new StoreSettings.Timing(never, never, never)),
                HOST,
                clock,
                Runnable::run,
                () -> diskShare);
    }

    private static void saveTwice(FileMessageStore store) {
        SavedState<Map<String, Long>> state =
                store.savedState("numbers", json -> Map.of("a", json.number("a", 0)), numbers -> numbers);
        state.save(Map.of("a", 1L));
        state.save(Map.of("a", 2L));
    }

    @Test
    void noOtherBrokerMayUseItsFolder() {
        put(QUEUE, "a");

        assertThatThrownBy(this::newStore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another broker uses the store");
    }

    @Test
    void topicsThatFileSystemsDoNotLikeAreKeptApart() {
        for (String topic : List.of("con", "a|b", "%RETRY%group", "Orders", "ORDERS", "orders", "CON", "nul")) {
            put(new MessageQueue(topic, 0), topic);
        }
        store().close();
        newStore();

        for (String topic : List.of("con", "a|b", "%RETRY%group", "Orders", "ORDERS", "orders", "CON", "nul")) {
            assertThat(bodies(files.get(new MessageQueue(topic, 0), 0, MANY, tag -> true)))
                    .containsExactly(topic);
        }
        files.close();
    }

    @Test
    void aTopicWithoutAPossibleFolderIsRefused() {
        MessageQueue endless = new MessageQueue("%RETRY%" + "|".repeat(248), 0);

        assertThat(store().put(List.of(message(endless, "a", ""))).join()).isInstanceOf(PutResult.Unavailable.class);
        put(QUEUE, "others go on");
    }
}
