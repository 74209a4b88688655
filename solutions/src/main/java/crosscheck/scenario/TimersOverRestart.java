package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The broker is killed in the middle of a second, with messages that wait and one that is recalled, and starts again.
 * It needs a broker of its own.
 *
 * <p>Not noted: whether what was delivered right before the kill comes again, which RocketMQ does not promise; and how
 * late a message is whose time came while nobody was there.
 */
public final class TimersOverRestart implements Scenario {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int TRIES = 20;
    private static final String BEFORE = "before the kill";
    private static final List<String> AFTER = List.of("while it is away", "afterwards", "afterwards, not on a second");

    private final Runnable killAndStart;
    private final Map<String, Integer> delivered = new TreeMap<>();

    /** @param killAndStart kills the broker as SIGKILL does, starts it on the same store, waits until it is ready */
    public TimersOverRestart(Runnable killAndStart) {
        this.killAndStart = killAndStart;
    }

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String lesson() {
        return "17";
    }

    @Override
    public String title() {
        return "timers over a kill in the middle of a second: once, never early, recalled stays recalled";
    }

    @Override
    public void run(Stage stage) throws Exception {
        Delays delays = new Delays(stage, "restart");
        Map<String, Long> due = new TreeMap<>();
        send(delays, due, BEFORE, 1_000);
        send(delays, due, AFTER.get(0), 4_000);
        send(delays, due, AFTER.get(1), 15_000);
        send(delays, due, AFTER.get(2), 15_777);
        SendResult recalled = send(delays, due, "recalled", 15_000);
        stage.note(
                "recall: the message's id",
                delays.producer()
                        .recallMessage(delays.topic(), recalled.getRecallHandle())
                        .equals(recalled.getMsgId()));
        stage.note(BEFORE + ": there", delays.awaitMax(1) == 1);
        // The second that is running has been looked at, and the next one has not.
        Await.within(Duration.ofSeconds(2), () -> System.currentTimeMillis() % 1_000 / 100 == 5);
        stage.happens("broker", "killed");
        killAndStart.run();
        stage.happens("broker", "started");
        Await.within(BOUND, () -> texts(inQueue(stage, delays)).containsAll(AFTER));
        // A second more, for what should not come at all.
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        Await.within(Duration.ofSeconds(5), () -> System.nanoTime() - end > 0);
        notes(stage, due, inQueue(stage, delays));
    }

    private static SendResult send(Delays delays, Map<String, Long> due, String body, long millis) throws Exception {
        Message message = delays.message(body);
        message.setDelayTimeMs(millis);
        due.put(body, Delays.in(millis));
        return delays.send(message, due.get(body));
    }

    private void notes(Stage stage, Map<String, Long> due, List<MessageExt> messages) {
        Map<String, Integer> times = new TreeMap<>();
        Map<String, Long> early = new TreeMap<>();
        for (MessageExt message : messages) {
            String text = RawPull.text(message);
            stage.happened(text, "delivered", message.getStoreTimestamp());
            times.merge(text, 1, Integer::sum);
            if (message.getStoreTimestamp() < due.get(text)) {
                early.put(text, due.get(text) - message.getStoreTimestamp());
            }
        }
        stage.note(BEFORE + ": at least once", times.getOrDefault(BEFORE, 0) > 0);
        times.remove(BEFORE);
        stage.note("delivered, once or more often", times.keySet());
        delivered.putAll(times);
        stage.note("early, by so many milliseconds", early);
    }

    /**
     * How often each of those came that were waiting when the broker died. Not compared: RocketMQ has been seen to
     * deliver all of them twice, and all of them once.
     */
    public Map<String, Integer> delivered() {
        return delivered;
    }

    private static List<String> texts(List<MessageExt> messages) {
        return messages.stream().map(RawPull::text).toList();
    }

    /** What is in the queue; it may need some tries until the connection to the new broker is there. */
    private static List<MessageExt> inQueue(Stage stage, Delays delays) {
        for (int i = 1; ; i++) {
            try {
                RawPull pull = new RawPull(stage, stage.broker(), delays.topic());
                return LongStream.range(0, delays.awaitMax(1))
                        .mapToObj(offset -> pull.message(Delays.QUEUE, offset))
                        .toList();
            } catch (RuntimeException notYet) {
                if (i == TRIES) {
                    throw notYet;
                }
            }
        }
    }
}
