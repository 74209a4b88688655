package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A broker is killed while messages wait, and started again on its store: each comes, and none is early. It needs a
 * broker of its own, since it kills it.
 *
 * <p>How often a message comes that was delivered shortly before the kill is not noted: RocketMQ delivers it again
 * unless it had saved how far it was, which it does every ten seconds.
 */
public final class KilledWhileWaiting implements Scenario {
    private static final int SHORT = 3;
    private static final int LONG = 5;
    private static final long LEVEL_1_MILLIS = 1_000;
    private static final long LEVEL_2_MILLIS = 5_000;

    private final Runnable killAndStart;
    private final Map<String, Integer> times = new TreeMap<>();

    /** @param killAndStart kills the broker, starts it anew on the same store and ports, and waits until it is ready */
    public KilledWhileWaiting(Runnable killAndStart) {
        this.killAndStart = killAndStart;
    }

    @Override
    public String name() {
        return "killed-while-waiting";
    }

    @Override
    public String lesson() {
        return "16";
    }

    @Override
    public String title() {
        return "a broker is killed in the middle of a wait, and started again: what waits comes, and not early";
    }

    /** How often each message came, by what it says; after the run. */
    public Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    @Override
    public void run(Stage stage) throws Exception {
        Delays delays = new Delays(stage, "wait");
        for (int i = 0; i < SHORT; i++) {
            delays.send(level(delays, "short " + i, 1), Delays.in(LEVEL_1_MILLIS));
        }
        stage.note("before the kill", delays.awaitMax(SHORT) + " delivered");
        for (int i = 0; i < LONG; i++) {
            delays.send(level(delays, "long " + i, 2), Delays.in(LEVEL_2_MILLIS));
        }
        stage.happens("the broker", "killed");
        killAndStart.run();
        stage.happens("the broker", "started again");
        List<MessageExt> all = delays.untilThereIs("long " + (LONG - 1));
        for (MessageExt message : all) {
            times.merge(RawPull.text(message), 1, Integer::sum);
        }
        stage.note("after it, each at least once", times.keySet());
        stage.note(
                "the long ones, in the order of the queue",
                all.stream()
                        .map(RawPull::text)
                        .filter(text -> text.startsWith("long"))
                        .distinct()
                        .collect(Collectors.joining(", ")));
        stage.note(
                "early", all.stream().filter(delays::isEarly).map(RawPull::text).toList());
        stage.note(
                "that know where they belonged",
                all.stream().filter(KilledWhileWaiting::knowsItsPlace).count() == all.size());
    }

    private static boolean knowsItsPlace(MessageExt message) {
        return message.getTopic().equals(message.getProperty("REAL_TOPIC"))
                && Integer.toString(message.getQueueId()).equals(message.getProperty("REAL_QID"));
    }

    private static Message level(Delays delays, String body, int level) {
        Message message = delays.message(body);
        message.setDelayTimeLevel(level);
        return message;
    }
}
