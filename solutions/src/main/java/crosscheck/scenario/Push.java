package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.UtilAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Push consumers with many threads, and where a group starts that has never been there. */
public final class Push implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int QUEUES = 4;
    private static final int EACH = 50;
    private static final ConsumeFromWhere[] WHERE = {
        ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET,
        ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET,
        ConsumeFromWhere.CONSUME_FROM_TIMESTAMP
    };

    @Override
    public String name() {
        return "push";
    }

    @Override
    public String lesson() {
        return "11";
    }

    @Override
    public String title() {
        return "push with eight threads; where a new group starts: first, last, at a time";
    }

    @Override
    public void run(Stage stage) throws Exception {
        DefaultMQProducer producer = stage.producer("push-producer");
        String topic = stage.emptyTopic("pushed");
        fill(stage, producer, topic);
        Received received = new Received();
        WatchedConsumer consumer = consumer(stage, "push-group", topic, ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.registerMessageListener(received);
        consumer.start();
        received.await(QUEUES * EACH, BOUND);
        stage.note("eight threads: messages", received.count() + ", different ones " + received.distinct());
        stage.note("eight threads: offsets by queue", received.sortedOffsetsByQueue());
        consumer.shutdown();
        stage.note(
                "eight threads: offsets kept when the consumer ends",
                GroupOffsets.await(stage, stage.group("push-group"), topic, QUEUES, EACH));

        // All at once: each start of a consumer takes a second or two.
        List<NewGroup> groups = new ArrayList<>();
        for (ConsumeFromWhere where : WHERE) {
            groups.add(new NewGroup(stage, where + ", topic with messages", topic, where, EACH));
            groups.add(new NewGroup(stage, where + ", empty topic", stage.emptyTopic("empty-" + where), where, 1));
        }
        // "Still has" means in memory, to RocketMQ: read them once more, in case the system has dropped those pages.
        for (int queue = 0; queue < QUEUES; queue++) {
            new RawPull(stage, stage.broker(), topic).message(queue, 0);
        }
        for (NewGroup group : groups) {
            group.consumer.start();
        }
        for (NewGroup group : groups) {
            Await.within(BOUND, () -> group.consumer.queuesOf(group.topic).size() == QUEUES);
            for (int queue = 0; queue < QUEUES && group.each == 1; queue++) {
                Consume.fill(stage, producer, group.topic, queue, 0, 1);
            }
        }
        for (NewGroup group : groups) {
            group.received.await(QUEUES * group.each, BOUND);
            stage.note(group.what + ": gets", group.received.sortedOffsetsByQueue());
        }
    }

    /**
     * A group's first consumer. While the first message is still in memory, RocketMQ lets it start there in any case.
     */
    private static final class NewGroup {

        private final String what;
        private final String topic;
        private final int each;
        private final Received received = new Received();
        private final WatchedConsumer consumer;

        NewGroup(Stage stage, String what, String topic, ConsumeFromWhere where, int each) throws Exception {
            this.what = what;
            this.topic = topic;
            this.each = each;
            consumer = Push.consumer(stage, "new-" + where + "-" + each, topic, where);
            consumer.registerMessageListener(received);
        }
    }

    private static WatchedConsumer consumer(Stage stage, String group, String topic, ConsumeFromWhere where)
            throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(stage.group(group));
        consumer.setConsumeFromWhere(where);
        consumer.setConsumeTimestamp(UtilAll.timeMillisToHumanString3(System.currentTimeMillis() - 60_000));
        consumer.setConsumeThreadMin(8);
        consumer.setConsumeThreadMax(8);
        // As in PushGroup: no pull may be under way when the consumer ends.
        consumer.setPullInterval(1_000);
        consumer.subscribe(topic, "*");
        return stage.started(consumer, () -> {}, consumer::shutdown);
    }

    private static void fill(Stage stage, DefaultMQProducer producer, String topic) throws Exception {
        String broker = SendResults.brokerName(stage, topic);
        for (int i = 0; i < QUEUES * EACH; i++) {
            producer.send(SendResults.message(topic, "message " + i), new MessageQueue(topic, broker, i % QUEUES));
        }
    }
}
