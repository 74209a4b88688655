package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import process.Await;

import java.time.Duration;
import java.util.Map;

/** Every consumer of a group gets every message, and each remembers by itself how far it has come. */
public final class Broadcast implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int MESSAGES = 3;
    private static final int QUEUES = 4;

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public String lesson() {
        return "13";
    }

    @Override
    public String title() {
        return "broadcasting: every instance sees every message, and the broker keeps no offsets";
    }

    @Override
    public void run(Stage stage) throws Exception {
        LocalOffsets.keepOutOfTheHomeFolder();
        new Run(stage).run();
    }

    /** The scenario's one run. One thread uses it. */
    private static final class Run {
        private final Stage stage;
        private final String topic;
        private final String group;
        private final DefaultMQProducer producer;
        private final FailingHandler failing;

        Run(Stage stage) throws Exception {
            this.stage = stage;
            topic = stage.emptyTopic("news");
            group = stage.group("news-group");
            producer = stage.producer("news-producer");
            failing = new FailingHandler(stage);
        }

        void run() throws Exception {
            fill(0);
            Received one = new Received();
            WatchedConsumer first = start("one", one);
            WatchedConsumer second = start("two", failing);
            // A new one starts at the end, where that is when it looks: until it has looked, nothing may be sent.
            Await.within(
                    BOUND,
                    () -> first.queuesOf(topic).size() + second.queuesOf(topic).size() == 2 * QUEUES);
            stage.note("members of the group", members());
            String retryTopic = "%RETRY%" + group;
            Await.within(BOUND, () -> stage.askForRoute(retryTopic).getCode() == 0);
            stage.note("retry topic, which nobody reads", "there");
            fill(MESSAGES);
            one.await(QUEUES * MESSAGES, BOUND);
            Await.within(BOUND, () -> failing.count() >= QUEUES * MESSAGES);
            stage.note("the first gets", one.count() + ": " + one.offsetsByQueue());
            stage.note("the second gets as many, although its handler fails", failing.count());
            first.shutdown();
            stage.note("offsets that the broker has kept", GroupOffsets.now(stage, group, topic, QUEUES));
            fill(2 * MESSAGES);
            WatchedConsumer again = startsAgain();
            startsLate();
            Await.within(BOUND, () -> failing.count() >= 2 * QUEUES * MESSAGES + 1);
            stage.note("the second gets each once, failed or not", failing.count());
            again.shutdown();
            second.shutdown();
        }

        private WatchedConsumer startsAgain() throws Exception {
            Received again = new Received();
            WatchedConsumer restarted = start("one", again);
            again.await(QUEUES * MESSAGES, BOUND);
            stage.note("the first, started again, goes on where it was", again.count() + ": " + again.offsetsByQueue());
            return restarted;
        }

        private void startsLate() throws Exception {
            Received late = new Received();
            WatchedConsumer third = start("three", late);
            Await.within(BOUND, () -> third.queuesOf(topic).size() == QUEUES);
            Consume.fill(stage, producer, topic, 0, 3 * MESSAGES, 1);
            late.await(1, BOUND);
            stage.note("a third, started late, begins at the end", late.count() + ": " + late.offsetsByQueue());
            third.shutdown();
        }

        private WatchedConsumer start(String name, MessageListenerConcurrently listener) throws Exception {
            WatchedConsumer consumer = new WatchedConsumer(group);
            consumer.setMessageModel(MessageModel.BROADCASTING);
            consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET);
            consumer.setConsumeThreadMin(1);
            consumer.setConsumeThreadMax(1);
            consumer.subscribe(topic, "*");
            consumer.registerMessageListener(listener);
            stage.started(consumer, () -> consumer.setInstanceName(name + "-" + group), consumer::shutdown);
            consumer.start();
            return consumer;
        }

        private void fill(int from) throws Exception {
            for (int queue = 0; queue < QUEUES; queue++) {
                Consume.fill(stage, producer, topic, queue, queue * 100 + from, MESSAGES);
            }
        }

        private String members() {
            RemotingCommand answer = stage.raw()
                    .call(stage.broker(), RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", group));
            return PushGroup.members(answer);
        }
    }
}
