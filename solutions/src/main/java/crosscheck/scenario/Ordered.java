package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;

/**
 * An order's steps in their order, although the handler fails: it waits, tries again in place, and gives up in the end.
 */
public final class Ordered implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int QUEUE = 1;
    private static final String[] STEPS = {"created", "paid", "packed", "sent"};

    @Override
    public String name() {
        return "ordered";
    }

    @Override
    public String lesson() {
        return "14";
    }

    @Override
    public String title() {
        return "ordered push: failing handler, tried in place and given up; consumers join and leave; locks of one that crashed";
    }

    @Override
    public void run(Stage stage) throws Exception {
        OrderedAfterCrash crash = new OrderedAfterCrash(stage);
        crash.begin();
        failing(stage);
        new OrderedGroup(stage).run();
        crash.end();
    }

    private static void failing(Stage stage) throws Exception {
        String topic = stage.emptyTopic("steps");
        String group = stage.group("ordered-group");
        DefaultMQProducer producer = stage.producer("steps-producer");
        MessageQueue queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), QUEUE);
        SendResult packed = null;
        for (String step : STEPS) {
            Message message = SendResults.message(topic, step);
            message.setKeys("order-1");
            SendResult sent = producer.send(message, queue);
            packed = step.equals("packed") ? sent : packed;
        }

        OrderedHandler handler = new OrderedHandler(stage, "paid", 2, "packed");
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setMaxReconsumeTimes(2);
        consumer.setSuspendCurrentQueueTimeMillis(100);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(handler);
        stage.started(consumer, consumer::start, consumer::shutdown);

        Await.within(BOUND, () -> handler.calls().contains("sent 0"));
        stage.note("calls of the handler, with the failures before", handler.calls());
        noteLetter(stage, new RawPull(stage, stage.broker(), "%DLQ%" + group).message(0, 0), packed);
        stage.note("while the consumer runs, another gets the lock of", locked(stage, group, queue) + " queues");
        consumer.shutdown();
        stage.note("when it has ended, another gets it", Await.within(BOUND, () -> locked(stage, group, queue) == 1));
        stage.note(
                "offsets kept", GroupOffsets.now(stage, group, topic, QUEUE + 1).get(QUEUE));
    }

    private static void noteLetter(Stage stage, MessageExt letter, SendResult sent) {
        stage.note("dead letter: body and key", RawPull.text(letter) + ", " + letter.getKeys());
        stage.note("dead letter: failures", letter.getReconsumeTimes());
        stage.note("dead letter: names of all properties", new TreeMap<>(letter.getProperties()).keySet());
        stage.note("dead letter: topic it was sent to", letter.getProperty("RETRY_TOPIC"));
        stage.note("dead letter: delay", letter.getProperty("DELAY"));
        stage.note(
                "dead letter: has the id of the message that was sent",
                sent.getMsgId().equals(letter.getMsgId()));
    }

    /** How many of one queue another client gets to lock. */
    private static int locked(Stage stage, String group, MessageQueue queue) {
        return OrderedLocks.lock(stage.raw(), stage.broker(), group, "another-client", Set.of(queue))
                .size();
    }
}
