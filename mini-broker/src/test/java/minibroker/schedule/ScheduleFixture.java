package minibroker.schedule;

import minibroker.TestClock;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.GetLimits;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A store, a clock that stands still, and messages that wait. One thread uses it. */
final class ScheduleFixture {
    static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    static final MessageQueue ORDERS = new MessageQueue("orders", 3);

    final TestClock clock = new TestClock();
    final Parking parking = new Parking(clock);

    MessageStore inMemory() {
        return new MemoryMessageStore(100_000_000, HOST, clock);
    }

    MessageStore inFiles(Path folder) {
        // Without sync flush, and in files that take no time to make.
        return StoreFactory.inFiles(StoreSettings.in(folder).withFiles(1 << 20, 1000, 1 << 10, 1 << 12))
                .open(HOST, clock, Runnable::run);
    }

    static Message message(String body, String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("UNIQ_KEY", "id-" + body);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Message(ORDERS, 7, 0, 1, HOST, 0, 0, body.getBytes(UTF_8), MessageProperties.encode(properties));
    }

    /** Parks and stores a message, waits until it can be read, and returns it as it is stored. */
    Message send(MessageStore store, Message message) {
        Message parked = parking.park(message);
        PutResult.Stored stored = stored(store, parked);
        await(store, parked.queue(), stored.queueOffset() + 1);
        return parked;
    }

    private static PutResult.Stored stored(MessageStore store, Message message) {
        try {
            return (PutResult.Stored) store.put(List.of(message)).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** The messages of the queue of orders, once there are so many. */
    static List<StoredMessage> orders(MessageStore store, long count) {
        await(store, ORDERS, count);
        assertThat(store.maxOffset(ORDERS)).as("delivered messages").isEqualTo(count);
        return store.get(ORDERS, 0, new GetLimits(100_000, 1 << 30), tag -> true)
                .messages();
    }

    static List<String> bodies(MessageStore store, long count) {
        return orders(store, count).stream()
                .map(stored -> new String(stored.message().body(), UTF_8))
                .toList();
    }

    private static void await(MessageStore store, MessageQueue queue, long count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (store.maxOffset(queue) < count) {
            assertThat(System.nanoTime())
                    .as("%s messages in %s after 30 s, not %s", store.maxOffset(queue), queue, count)
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
