package minibroker.schedule;

import captures.Captured;
import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import minibroker.store.GetLimits;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What lesson 17 shows: one message that waits and its recall, and what a hundred thousand of them take. */
class WheelCapturesTest {
    private static final InetSocketAddress HOST = new InetSocketAddress("127.0.0.1", 10_911);
    private static final MessageQueue REMINDERS = new MessageQueue("Reminders", 2);
    private static final Path FOLDER = Captured.folder("17-timing-wheel");

    private final HandClock clock = new HandClock();
    private final MessageStore store = new MemoryMessageStore(200_000_000, HOST, clock);
    private final DelayedMessages delayed = new DelayedMessages(store, clock);

    @Test
    void oneTimer() {
        clock.forward(1_795_404_782_345L - clock.millis());
        Message parked = send(message("U4711", "433000"));
        RecallHandle handle = RecallHandle.of(parked, "broker-a").orElseThrow();
        Message recall = delayed.park(Recall.of(handle, "shop", HOST, clock.millis()));
        delayed.deliver();
        clock.forward(433_655);
        delayed.deliver();
        StoredMessage delivered = store.get(REMINDERS, 0, new GetLimits(1, 1_000), tag -> true)
                .messages()
                .get(0);
        String text = text("sent at 1795404782345", message("U4711", "433000"))
                + text("parked", parked)
                + "its handle, without the Base64\n    %s\n"
                        .formatted(new String(java.util.Base64.getUrlDecoder().decode(handle.encode()), UTF_8))
                + text("a recall of it, parked", recall)
                + text("delivered at " + delivered.storeTimestamp(), delivered.message());
        Captured.compare(FOLDER.resolve("one-timer.txt"), text);
    }

    @Test
    void aHundredThousand() {
        StringBuilder text = new StringBuilder("%-34s %8s %7s %14s %s\n"
                .formatted("messages that wait", "seconds", "slots", "pages, 64 KiB", "calls until delivered"));
        text.append(many("1", 1, i -> 10));
        text.append(many("100,000, over three days", 100_000, i -> 10 + (int) (i * 259_000L / 100_000)));
        text.append(many("100,000, all for one second", 100_000, i -> 10));
        Captured.compare(FOLDER.resolve("hundred-thousand.txt"), text.toString());
    }

    private static String many(String what, int count, IntUnaryOperator seconds) {
        WheelCapturesTest one = new WheelCapturesTest();
        for (int i = 0; i < count; i++) {
            one.send(message("U" + i, Integer.toString(seconds.applyAsInt(i) * 1_000)));
        }
        TimerMessageService timers = one.delayed.timers;
        while (timers.wheel.size() < count) {
            one.delayed.deliver();
        }
        int pages = timers.chains.pages();
        long distinct = java.util.stream.IntStream.range(0, count)
                .map(seconds)
                .distinct()
                .count();
        one.clock.forward(260_000_000);
        int calls = 0;
        while (one.store.maxOffset(REMINDERS) < count && calls < 10_000) {
            one.delayed.deliver();
            calls++;
        }
        return "%-34s %8s %7s %14s %s\n".formatted(what, distinct, 1 << 18, pages, calls);
    }

    private Message send(Message message) {
        Message parked = delayed.park(message);
        delayed.stored(parked, store.put(List.of(parked)).join());
        return parked;
    }

    private static Message message(String id, String millis) {
        return new Message(
                REMINDERS,
                0,
                0,
                1_000,
                HOST,
                0,
                0,
                new byte[] {1},
                MessageProperties.encode(new TreeMap<>(Map.of("UNIQ_KEY", id, "TIMER_DELAY_MS", millis))));
    }

    private static String text(String when, Message message) {
        StringBuilder text = new StringBuilder("%s: topic %s, queue %s\n"
                .formatted(when, message.topic(), message.queue().queueId()));
        new TreeMap<>(MessageProperties.decode(message.properties()))
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, "    %-17s  %s\n", name, value)));
        return text.toString();
    }
}
