package minibroker.schedule;

import captures.Captured;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.store.GetLimits;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What lesson 16 shows: one message as it is sent, parked and delivered. */
class DelayCapturesTest {
    private static final Instant TEN = Instant.parse("2026-11-29T10:00:00Z");
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);

    @Test
    void oneWait() {
        Clock clock = Clock.fixed(TEN, ZoneOffset.UTC);
        MessageStore store = new MemoryMessageStore(1_000_000, HOST, clock);
        Message sent = new Message(
                new MessageQueue("Unpaid", 3),
                0,
                0,
                TEN.toEpochMilli(),
                HOST,
                0,
                0,
                "4711".getBytes(UTF_8),
                MessageProperties.encode(
                        new TreeMap<>(Map.of("KEYS", "4711", "DELAY", "16", "UNIQ_KEY", "7F0000011F2A018B"))));
        Message parked = new Parking(clock).park(sent);
        store.put(List.of(parked));
        Delivery delivery = new Delivery(store);
        LevelDelivery level = new LevelDelivery(store, delivery, 16, 0);
        level.deliver(TEN.plus(Duration.ofMinutes(30)).toEpochMilli());
        Message delivered = store.get(sent.queue(), 0, new GetLimits(1, 1_000), tag -> true)
                .messages()
                .get(0)
                .message();
        Captured.compare(
                Captured.folder("16-delayed").resolve("one-wait.txt"),
                text("sent at 10:00:00", sent) + text("parked", parked) + text("delivered at 10:30:00", delivered));
    }

    private static String text(String when, Message message) {
        StringBuilder text = new StringBuilder("%s: topic %s, queue %s\n"
                .formatted(when, message.topic(), message.queue().queueId()));
        new TreeMap<>(MessageProperties.decode(message.properties()))
                .forEach((name, value) -> text.append("    %-10s  %s\n".formatted(name, value)));
        return text.toString();
    }
}
