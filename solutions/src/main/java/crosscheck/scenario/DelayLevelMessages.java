package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Messages that wait for one of the 18 levels. */
public final class DelayLevelMessages implements Scenario {

    /** A level is looked at every 100 ms; the rest is for a busy machine. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private static final int HIGHEST = 18;
    private static final int DELIVERED = 7;

    private static final byte[] BODY = {'x'};

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public String lesson() {
        return "16";
    }

    @Override
    public String title() {
        return "delay levels: what the sender is told, what waits, never early, in order, what is left of the message, codes";
    }

    @Override
    public void run(Stage stage) throws Exception {
        Delays delays = new Delays(stage, "delay");
        delays.sendAndNote("level 2", level(delays, "level 2", 2), Delays.in(5_000));
        SendResult first = delays.sendAndNote("level 1", level(delays, "level 1, first", 1), Delays.in(1_000));
        SendResult second = delays.send(level(delays, "level 1, second", 1), Delays.in(1_000));
        stage.note("level 1: offsets of what waits grow", first.getQueueOffset() < second.getQueueOffset());
        delays.parked("level 1: what waits", 1, first.getQueueOffset());
        delays.sendAndNote(
                "level and times",
                delays.message(
                        "level 1, and times",
                        "TIMER_DELAY_MS",
                        "1",
                        "DELAY",
                        "1",
                        "TIMER_DELIVER_MS",
                        "nonsense",
                        "TIMER_DELAY_SEC",
                        "99999999"),
                Delays.in(1_000));
        for (int level : List.of(0, -1, Integer.MIN_VALUE)) {
            delays.sendAndNote("level " + level, level(delays, "level " + level, level), Delays.in(0));
        }
        for (int level : List.of(19, 30, Integer.MAX_VALUE)) {
            SendResult far =
                    delays.sendAndNote("level " + level, level(delays, "level " + level, level), Delays.in(7_200_000));
            delays.parked("level " + level + ": what waits", HIGHEST, far.getQueueOffset());
        }
        codes(stage, delays);
        deletedTopic(stage);
        delivered(stage, delays);
    }

    private static void delivered(Stage stage, Delays delays) {
        List<MessageExt> all = delays.allArrive(DELIVERED, TOLERANCE);
        List<String> texts = all.stream().map(RawPull::text).toList();
        stage.note(
                "of level 1, in the order of the queue",
                texts.stream().filter(text -> text.startsWith("level 1,")).toList());
        all.stream()
                .sorted(Comparator.comparing(RawPull::text))
                .forEach(message -> delays.properties(RawPull.text(message), message));
        MessageExt last = all.get(texts.indexOf("level 2"));
        stage.note("level 2: born before it was stored", last.getBornTimestamp() < last.getStoreTimestamp());
        stage.note("messages in the queue", delays.awaitMax(DELIVERED));
    }

    private static Message level(Delays delays, String body, int level) {
        Message message = delays.message(body);
        message.setDelayTimeLevel(level);
        return message;
    }

    private static void codes(Stage stage, Delays delays) throws Exception {
        for (String nonsense : List.of("soon", "1.5", "99999999999")) {
            delays.refused("level \"" + nonsense + "\"", delays.message("never", "DELAY", nonsense));
        }
        Message waiting = delays.message("in a batch", "DELAY", "1");
        stage.note("batch: one of two with a level", batch(stage, delays.topic(), "", waiting));
        stage.note(
                "batch: all of it with a level",
                batch(stage, delays.topic(), "DELAY\u00011\u0002", delays.message("y")));
    }

    /** Into queue 0, which nobody looks at. */
    private static String batch(Stage stage, String topic, String properties, Message second) {
        byte[] body = MessageDecoder.encodeMessages(List.of(SendResults.message(topic, "x"), second));
        Map<String, String> header = header(stage, topic, properties);
        header.put("m", "true");
        return Answers.code(stage.raw().call(stage.broker(), RequestCode.SEND_BATCH_MESSAGE, header, body));
    }

    /** It is gone when the message's time comes, and made anew afterwards. */
    private static void deletedTopic(Stage stage) {
        String topic = stage.topic("deleted");
        RemotingCommand sent = stage.raw()
                .call(
                        stage.broker(),
                        RequestCode.SEND_MESSAGE_V2,
                        header(stage, topic, "DELAY\u00011\u0002UNIQ_KEY\u0001D1\u0002"),
                        BODY);
        stage.note("deleted topic: send", Answers.code(sent));
        stage.note(
                "deleted topic: delete",
                Answers.code(
                        stage.raw().call(stage.broker(), RequestCode.DELETE_TOPIC_IN_BROKER, Map.of("topic", topic))));
        long due = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        Await.within(Duration.ofSeconds(10), () -> System.nanoTime() - due > 0);
        stage.makeTopic(topic, 4);
        Await.within(TOLERANCE, () -> max(stage, topic) == 1);
        stage.note("deleted topic: made anew, messages in it", max(stage, topic));
    }

    private static long max(Stage stage, String topic) {
        Map<String, String> queue = Map.of("topic", topic, "queueId", "0");
        return Long.parseLong(
                Answers.field(stage.raw().call(stage.broker(), RequestCode.GET_MAX_OFFSET, queue), "offset"));
    }

    private static Map<String, String> header(Stage stage, String topic, String properties) {
        return RequestFields.ofSend(
                stage.group("raw-delay"), topic, "i", properties, "j", "0", "k", "false", "m", "false");
    }
}
