package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;

import java.time.Duration;
import java.util.TreeMap;

/**
 * A push consumer whose handler fails: how often and when it gets the message again, and what is left of it in the end.
 */
final class Attempts {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration LEVEL_1 = Duration.ofSeconds(1);
    private static final Duration TOLERANCE = Duration.ofSeconds(4);
    private static final String[] ADDED = {"RETRY_TOPIC", "DELAY", "REAL_TOPIC", "REAL_QID", "WAIT"};

    private final Stage stage;
    private final String topic;
    private final String group;
    private final FailingHandler handler;

    Attempts(Stage stage) {
        this.stage = stage;
        this.handler = new FailingHandler(stage);
        this.topic = stage.emptyTopic("orders");
        this.group = stage.group("failing-group");
    }

    void run() throws Exception {
        // A group's first consumer makes its retry topic, but looks for it only half a minute later.
        stage.makeTopic("%RETRY%" + group, 1);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setMaxReconsumeTimes(2);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(handler);
        stage.started(consumer, consumer::start, consumer::shutdown);

        DefaultMQProducer producer = stage.producer("orders-producer");
        SendResult fails = send(producer, "fails");
        SendResult throwing = send(producer, "throws");
        SendResult recovers = send(producer, "recovers");
        SendResult hopeless = send(producer, "hopeless");
        RawPull deadLetters = new RawPull(stage, stage.broker(), "%DLQ%" + group);
        Await.within(
                BOUND,
                () -> stage.askForRoute(deadLetters.topic()).getCode() == 0
                        && RawPull.messages(deadLetters.pull(0, 0)).size() == 3);
        Await.within(BOUND, () -> handler.of("recovers").size() == 2);

        noteAttempts("fails");
        noteAttempts("throws");
        noteAttempts("recovers");
        noteAttempts("hopeless");
        noteSecondAttempt(handler.of("recovers").get(1).message(), recovers);
        stage.note("dead letters: route", SendResults.described(stage.route(deadLetters.topic())));
        for (MessageExt letter : RawPull.messages(deadLetters.pull(0, 0)).stream()
                .sorted((a, b) -> RawPull.text(a).compareTo(RawPull.text(b)))
                .toList()) {
            SendResult sent = RawPull.text(letter).equals("fails")
                    ? fails
                    : RawPull.text(letter).equals("throws") ? throwing : hopeless;
            noteMessage("dead letter " + RawPull.text(letter), letter, sent);
        }
    }

    private SendResult send(DefaultMQProducer producer, String text) throws Exception {
        Message message = SendResults.message(topic, text);
        message.setTags("tag-of-" + text);
        message.setKeys("key-of-" + text);
        message.setFlag(7);
        return producer.send(message);
    }

    private void noteAttempts(String text) {
        stage.note(text + ": failures before each attempt", handler.failuresBefore(text));
        stage.note(
                text + ": each attempt at least 1 s after the one before, and at most 5 s",
                handler.waits(text).stream()
                        .allMatch(wait -> wait.compareTo(LEVEL_1.minusMillis(5)) >= 0
                                && wait.compareTo(LEVEL_1.plus(TOLERANCE)) <= 0));
    }

    private void noteSecondAttempt(MessageExt message, SendResult sent) {
        stage.note("second attempt: topic and queue", message.getTopic() + ", " + message.getQueueId());
        noteMessage("second attempt", message, sent);
    }

    private void noteMessage(String what, MessageExt message, SendResult sent) {
        stage.note(what + ": failures", message.getReconsumeTimes());
        stage.note(
                what + ": body, tag, key, flag",
                RawPull.text(message) + ", " + message.getTags() + ", " + message.getKeys() + ", " + message.getFlag());
        stage.note(what + ": names of all properties", new TreeMap<>(message.getProperties()).keySet());
        for (String name : ADDED) {
            stage.note(what + ": property " + name, message.getProperty(name));
        }
        stage.note(
                what + ": remembers the message that was sent",
                sent.getOffsetMsgId().equals(message.getProperty("ORIGIN_MESSAGE_ID"))
                        && sent.getMsgId().equals(message.getMsgId()));
    }
}
