package minibroker.store;

import minibroker.TestClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages are found by key, whether they are kept in memory or in files. */
class MessageQueryTest {
    private static final MessageQueue ORDERS = new MessageQueue("Orders", 0);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @ParameterizedTest(name = "in files: {0}")
    @ValueSource(booleans = {true, false})
    void byEachOfTheirKeysTheNewestFirst(boolean inFiles) {
        try (MessageStore store = open(inFiles)) {
            put(store, ORDERS, "a", "TAGS\u0001paid\u0002KEYS\u0001order-1 customer-7\u0002UNIQ_KEY\u0001id-a\u0002");
            put(store, ORDERS, "b", "TAGS\u0001sent\u0002KEYS\u0001order-2 customer-7\u0002UNIQ_KEY\u0001id-b\u0002");

            assertThat(found(store, Type.KEY, "order-1")).containsExactly("a");
            assertThat(found(store, Type.KEY, "customer-7")).containsExactly("b", "a");
            assertThat(found(store, Type.KEY, "id-b")).containsExactly("b");
            assertThat(found(store, Type.TAG, "paid")).containsExactly("a");
            assertThat(found(store, Type.KEY, "paid")).isEmpty();
            assertThat(found(store, Type.TAG, "order-1")).isEmpty();
        }
    }

    @ParameterizedTest(name = "in files: {0}")
    @ValueSource(booleans = {true, false})
    void onlyOfTheirTopic(boolean inFiles) {
        try (MessageStore store = open(inFiles)) {
            put(store, new MessageQueue("Others", 0), "other", "KEYS\u0001k\u0002");

            assertThat(found(store, Type.KEY, "k")).isEmpty();
        }
    }

    @ParameterizedTest(name = "in files: {0}")
    @ValueSource(booleans = {true, false})
    void withinATimeAndALimit(boolean inFiles) {
        long start = clock.millis();
        try (MessageStore store = open(inFiles)) {
            for (int second = 0; second < 5; second++) {
                put(store, ORDERS, "at " + second, "KEYS\u0001k\u0002");
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(found(store, start + 1_000, start + 3_000, 10)).containsExactly("at 3", "at 2", "at 1");
            assertThat(found(store, start + 1_001, start + 2_999, 10)).containsExactly("at 2");
            assertThat(found(store, 0, Long.MAX_VALUE, 2)).containsExactly("at 4", "at 3");
        }
    }

    private MessageStore open(boolean inFiles) {
        return inFiles
                ? FileMessageStore.open(Stores.small(folder), Stores.HOST, clock, Runnable::run, () -> 0.1)
                : new MemoryMessageStore(1_000_000, Stores.HOST, clock);
    }

    private static void put(MessageStore store, MessageQueue queue, String body, String properties) {
        Message message = Stores.message(queue, body, properties);
        store.put(List.of(message)).join();
        Stores.await(() -> !(store instanceof FileMessageStore files) || files.isDispatched());
    }

    private static List<String> found(MessageStore store, Type type, String key) {
        return found(store, new MessageQuery("Orders", type, key, 0, Long.MAX_VALUE, 10));
    }

    private static List<String> found(MessageStore store, long begin, long end, int max) {
        return found(store, new MessageQuery("Orders", Type.KEY, "k", begin, end, max));
    }

    private static List<String> found(MessageStore store, MessageQuery query) {
        return store.query(query).records().stream().map(Stores::body).toList();
    }
}
