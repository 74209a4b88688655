package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.producer.RecallMessageHandle;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.Answers;
import rawclient.RequestFields;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Messages that wait for a certain time, and their recall. */
public final class Timers implements Scenario {

    /** The whole second until a second is over, what RocketMQ is late then, and something for a busy machine. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final long THREE_DAYS = Duration.ofDays(3).toMillis();

    @Override
    public String name() {
        return "timer";
    }

    @Override
    public String lesson() {
        return "17";
    }

    @Override
    public String title() {
        return "arbitrary delay and recall: never early, what beats what, how far, what can be recalled and what not";
    }

    @Override
    public void run(Stage stage) throws Exception {
        Delays delays = new Delays(stage, "timer");
        atOnce(delays);
        limits(stage, delays);
        batch(stage, delays);
        Message seconds = delays.message("seconds");
        seconds.setDelayTimeSec(3);
        SendResult sent = delays.sendAndNote("seconds", seconds, Delays.in(3_000));
        handle(stage, delays, sent);
        Message later = delays.message("milliseconds");
        later.setDelayTimeMs(7_300);
        delays.sendAndNote("milliseconds", later, Delays.in(7_300));
        long exact = System.currentTimeMillis() / 1_000 * 1_000 + 12_000;
        Message time = delays.message("a whole second");
        time.setDeliverTimeMs(exact);
        delays.sendAndNote("a whole second", time, exact);
        delays.sendAndNote(
                "all three",
                delays.message(
                        "all three",
                        "TIMER_DELIVER_MS",
                        "99999999999999",
                        "TIMER_DELAY_MS",
                        "99999999999",
                        "TIMER_DELAY_SEC",
                        "15"),
                Delays.in(15_000));
        Message recalled = delays.message("recalled");
        recalled.setDelayTimeSec(9);
        SendResult inVain = delays.sendAndNote("recalled", recalled, Delays.in(0));
        new Recalls(stage, delays).inTime(inVain);

        delays.properties("seconds", delays.arrives(2, TOLERANCE));
        new Recalls(stage, delays).refused(sent);
        delays.arrives(3, TOLERANCE);
        MessageExt whole = delays.arrives(4, TOLERANCE);
        stage.note("a whole second: TIMER_OUT_MS before it", exact - Long.parseLong(whole.getProperty("TIMER_OUT_MS")));
        delays.properties("all three", delays.arrives(5, TOLERANCE));
        stage.note("messages in the queue: the recalled one is not there", delays.awaitMax(6));
    }

    private static void atOnce(Delays delays) throws Exception {
        Message past = delays.message("past");
        past.setDeliverTimeMs(System.currentTimeMillis() - 1);
        delays.sendAndNote("past", past, Delays.in(0));
        delays.sendAndNote("no milliseconds", delays.message("no milliseconds", "TIMER_DELAY_MS", "0"), Delays.in(0));
        delays.properties("past", delays.arrives(0, TOLERANCE));
        delays.arrives(1, TOLERANCE);
    }

    private static void limits(Stage stage, Delays delays) throws Exception {
        Message farthest = delays.message("in three days");
        farthest.setDelayTimeMs(THREE_DAYS);
        delays.sendAndNote("three days", farthest, Delays.in(THREE_DAYS));
        delays.refused("three days and a second", delays.message("x", "TIMER_DELAY_SEC", "259201"));
        delays.refused(
                "three days and a minute, as a time",
                delays.message("x", "TIMER_DELIVER_MS", "" + (System.currentTimeMillis() + THREE_DAYS + 60_000)));
        delays.refused("no number of seconds", delays.message("x", "TIMER_DELAY_SEC", "soon"));
        delays.refused("no number of milliseconds", delays.message("x", "TIMER_DELAY_MS", "1.5"));
        delays.refused("no time", delays.message("x", "TIMER_DELIVER_MS", "tomorrow"));
        delays.refused("more seconds than fit", delays.message("x", "TIMER_DELAY_SEC", "" + Long.MAX_VALUE));
    }

    /**
     * Into queue 0, which nobody looks at. A batch that asks for a time as a whole is not sent: RocketMQ 5.5.0, where
     * it was tried, delivered no timer any more for half a minute and longer.
     */
    private static void batch(Stage stage, Delays delays) {
        Message waiting = delays.message("in a batch", "TIMER_DELAY_MS", "1000");
        byte[] body = MessageDecoder.encodeMessages(List.of(delays.message("x"), waiting));
        Map<String, String> header = RequestFields.ofSend(
                stage.group("raw-timer"), delays.topic(), "i", "", "j", "0", "k", "false", "m", "true");
        stage.note(
                "batch: one of two with a time",
                Answers.code(stage.raw().call(stage.broker(), RequestCode.SEND_BATCH_MESSAGE, header, body)));
    }

    private static void handle(Stage stage, Delays delays, SendResult sent) throws Exception {
        var handle = (RecallMessageHandle.HandleV1) RecallMessageHandle.decodeHandle(sent.getRecallHandle());
        stage.note("handle: version", handle.getVersion());
        stage.note("handle: topic and broker", handle.getTopic() + ", " + handle.getBrokerName());
        stage.note("handle: id is the message's", handle.getMessageId().equals(sent.getMsgId()));
        stage.note("handle: last digits of its time", Long.parseLong(handle.getTimestampStr()) % 1_000);
    }
}
