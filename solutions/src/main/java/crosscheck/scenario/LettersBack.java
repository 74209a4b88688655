package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A dead letter that somebody sends to its group once more, and what two groups of the same topic get of it. */
final class LettersBack {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int NO_MORE = -1;

    private final Stage stage;
    private final String topic;
    private final String group;
    private final RawPull letters;
    private final List<MessageExt> atGroup = new CopyOnWriteArrayList<>();
    private final List<MessageExt> atOther = new CopyOnWriteArrayList<>();

    LettersBack(Stage stage) {
        this.stage = stage;
        this.topic = stage.emptyTopic("letters");
        this.group = stage.group("letters-failing");
        this.letters = new RawPull(stage, stage.broker(), "%DLQ%" + group);
    }

    void run() throws Exception {
        // A group's first consumer makes its retry topic, but looks for it only half a minute later.
        stage.makeTopic("%RETRY%" + group, 1);
        consumer(group, (messages, context) -> {
            atGroup.addAll(messages);
            context.setDelayLevelWhenNextConsume(NO_MORE);
            return atGroup.size() == 1
                    ? ConsumeConcurrentlyStatus.RECONSUME_LATER
                    : ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer(stage.group("letters-other"), (messages, context) -> {
            atOther.addAll(messages);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        DefaultMQProducer producer = stage.producer("letters-producer");
        Message message = SendResults.message(topic, "letter");
        message.setTags("tag");
        message.setKeys("key");
        producer.send(message);
        Await.within(BOUND, () -> stage.askForRoute(letters.topic()).getCode() == 0 && atOther.size() == 1);

        MessageExt letter = letters.message(0, 0);
        note("letter", letter);
        producer.send(again(letter));
        Await.within(BOUND, () -> atGroup.size() == 2);
        note("letter sent back, as the listener gets it", atGroup.get(1));

        Message counted = again(letter);
        MessageAccessor.setReconsumeTime(counted, "17");
        producer.send(counted);
        note("letter sent back with 17 failures, a letter again", letters.message(0, 1));
        stage.note("letter: given to its group", atGroup.size() + " times");
        stage.note("letter: given to another group of the topic", atOther.size() + " times");
    }

    private void consumer(String name, MessageListenerConcurrently listener) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(name);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        stage.started(consumer, consumer::start, consumer::shutdown);
    }

    private Message again(MessageExt letter) {
        Message again = new Message("%RETRY%" + group, letter.getBody());
        letter.getProperties().forEach((name, value) -> MessageAccessor.putProperty(again, name, value));
        MessageAccessor.clearProperty(again, "DELAY");
        return again;
    }

    private void note(String what, MessageExt message) {
        stage.note(
                what,
                "topic %s, failures %s, body %s, tag %s, key %s, RETRY_TOPIC %s"
                        .formatted(
                                message.getTopic(),
                                message.getReconsumeTimes(),
                                RawPull.text(message),
                                message.getTags(),
                                message.getKeys(),
                                message.getProperty("RETRY_TOPIC")));
    }
}
