package minibroker.broker;

import minibroker.TestClock;
import minibroker.json.JsonObject;
import minibroker.protocol.RequestCode;
import minibroker.store.MessageStore;
import minibroker.store.StoreFactory;
import minibroker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A broker, in memory or in files, that is looked into. */
abstract class LookedInto {
    @TempDir
    private Path folder;

    BrokerFixture broker;
    private MessageStore store;
    private long seen;

    void open(String kind) {
        TestClock clock = new TestClock();
        StoreSettings files = StoreSettings.in(folder).withFiles(4096, 100, 1 << 8, 1 << 8);
        StoreFactory factory = kind.equals("memory")
                ? StoreFactory.inMemory(100_000_000)
                : StoreFactory.inFiles(files.withSyncFlush(true));
        broker = new BrokerFixture(
                (address, time, flusher) -> {
                    store = factory.open(address, time, flusher);
                    return store;
                },
                clock);
    }

    /** Waits until what is stored can be read: in files that is a moment later. */
    void settle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (store.status().undispatchedBytes() > 0) {
            assertThat(System.nanoTime()).as("not readable after 10 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        broker.core().close();
    }

    Inside look() {
        settle();
        return Inside.of(broker);
    }

    /** What happened since this was called last. */
    Inside since() {
        settle();
        Inside inside = Inside.of(broker, OptionalLong.of(seen));
        seen = inside.next();
        return inside;
    }

    /** The one thing that happened since this was called last. */
    JsonObject one(String what) {
        Inside inside = since();
        assertThat(inside.words()).containsExactly(what);
        return inside.happened().get(0);
    }

    void pass(Duration time) {
        settle();
        broker.clock.advance(time);
        broker.core().deliverDelayed();
    }

    /** A consumer has failed on a message; it wants one more attempt at most. */
    void sendBack(long offset) {
        Map<String, String> fields = new HashMap<>(
                Map.of("offset", Long.toString(offset), "group", "G", "delayLevel", "1", "originTopic", "Orders"));
        fields.put("maxReconsumeTimes", "1");
        assertThat(broker.ask(RequestCode.CONSUMER_SEND_MSG_BACK, fields).code())
                .isZero();
    }
}
