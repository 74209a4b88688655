package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.Map;

/**
 * How messages come out again: pulled one request at a time, waited for, and pushed to a group that remembers where it
 * was.
 */
public final class Consume implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "consume";
    }

    @Override
    public String lesson() {
        return "06";
    }

    @Override
    public String title() {
        return "pull and push: order, long polling, offsets kept over a restart of the consumer, codes";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new PullRequests(stage).run();
        new StoredMessages(stage).run();
        new OffsetRequests(stage).run();
        new LongPolling(stage).run();
        new LitePull(stage).run();
        new PushGroup(stage).run();
    }

    /**
     * Sends so many messages to one queue, their bodies counting from a number on, and waits until they can be pulled:
     * RocketMQ answers a send once the message is in the log, and lists it in its queue a moment later.
     */
    static void fill(Stage stage, DefaultMQProducer producer, String topic, int queue, int from, int count)
            throws Exception {
        MessageQueue target = new MessageQueue(topic, SendResults.brokerName(stage, topic), queue);
        long last = -1;
        for (int i = from; i < from + count; i++) {
            last = producer.send(SendResults.message(topic, Integer.toString(i)), target)
                    .getQueueOffset();
        }
        String end = Long.toString(last + 1);
        String broker = stage.broker();
        Map<String, String> where = Map.of("topic", topic, "queueId", Integer.toString(queue));
        Await.within(BOUND, () -> Answers.field(stage.raw().call(broker, RequestCode.GET_MAX_OFFSET, where), "offset")
                .equals(end));
    }
}
