package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The client's own pull consumer: it chooses queue and offset, and remembers where it was when it is told to. */
final class LitePull {

    private static final int MESSAGES = 20;
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Stage stage;
    private final String topic;

    LitePull(Stage stage) {
        this.stage = stage;
        this.topic = stage.emptyTopic("lite");
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("lite-producer");
        Consume.fill(stage, producer, topic, 2, 0, MESSAGES);
        MessageQueue queue = new MessageQueue(topic, SendResults.brokerName(stage, topic), 2);

        DefaultLitePullConsumer consumer = consumer();
        stage.note("lite pull: queues", consumer.fetchMessageQueues(topic).size());
        consumer.assign(List.of(queue));
        // All of it first: a pull that is under way while the client seeks may still deliver.
        stage.note("lite pull: from the beginning", texts(consumer, MESSAGES));
        consumer.seek(queue, 5);
        stage.note("lite pull: from offset 5 on", texts(consumer, MESSAGES - 5));
        consumer.commit();
        stage.note("lite pull: offset kept", consumer.committed(queue));
        consumer.shutdown();

        Consume.fill(stage, producer, topic, 2, MESSAGES, 3);
        DefaultLitePullConsumer next = consumer();
        next.assign(List.of(queue));
        stage.note("lite pull: the next consumer of the group gets", texts(next, 3));
    }

    private DefaultLitePullConsumer consumer() throws Exception {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer(stage.group("lite-group"));
        consumer.setAutoCommit(false);
        return stage.started(consumer, consumer::start, consumer::shutdown);
    }

    private static List<String> texts(DefaultLitePullConsumer consumer, int count) {
        List<String> texts = new ArrayList<>();
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (texts.size() < count && System.nanoTime() - deadline < 0) {
            for (MessageExt message : consumer.poll(1_000)) {
                texts.add(RawPull.text(message));
            }
        }
        return texts;
    }
}
