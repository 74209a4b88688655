package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
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
        return "broadcasting: every instance sees every message, and the broker remembers nothing";
    }

    @Override
    public void run(Stage stage) throws Exception {
        LocalOffsets.keepOutOfTheHomeFolder();
        String topic = stage.emptyTopic("news");
        String group = stage.group("news-group");
        DefaultMQProducer producer = stage.producer("news-producer");
        fill(stage, producer, topic, 0);

        FailingHandler failing = new FailingHandler(stage);
        Received one = new Received();
        WatchedConsumer first = consumer(stage, "one-" + group, group, topic);
        first.registerMessageListener(one);
        first.start();
        WatchedConsumer second = consumer(stage, "two-" + group, group, topic);
        second.registerMessageListener(failing);
        second.start();
        // A new one starts at the end, where that is when it looks: until it has looked, nothing may be sent.
        Await.within(
                BOUND,
                () -> first.queuesOf(topic).size() + second.queuesOf(topic).size() == 2 * QUEUES);
        stage.note("members of the group", members(stage, group));
        String retryTopic = "%RETRY%" + group;
        Await.within(BOUND, () -> stage.askForRoute(retryTopic).getCode() == 0);
        stage.note(
                "retry topic, which nobody reads",
                stage.askForRoute(retryTopic).getCode() == 0 ? "there" : "not there");
        fill(stage, producer, topic, MESSAGES);
        one.await(QUEUES * MESSAGES, BOUND);
        Await.within(BOUND, () -> failing.count() >= QUEUES * MESSAGES);
        stage.note("the first gets", one.count() + ": " + one.offsetsByQueue());
        stage.note("the second gets as many, although its handler fails", failing.count());
        first.shutdown();
        stage.note("offsets that the broker has kept", GroupOffsets.now(stage, group, topic, QUEUES));

        fill(stage, producer, topic, 2 * MESSAGES);
        Received again = new Received();
        WatchedConsumer restarted = consumer(stage, "one-" + group, group, topic);
        restarted.registerMessageListener(again);
        restarted.start();
        again.await(QUEUES * MESSAGES, BOUND);
        stage.note("the first, started again, goes on where it was", again.count() + ": " + again.offsetsByQueue());
        Received late = new Received();
        WatchedConsumer third = consumer(stage, "three-" + group, group, topic);
        third.registerMessageListener(late);
        third.start();
        Await.within(BOUND, () -> third.queuesOf(topic).size() == QUEUES);
        Consume.fill(stage, producer, topic, 0, 3 * MESSAGES, 1);
        late.await(1, BOUND);
        stage.note("a third, started late, begins at the end", late.count() + ": " + late.offsetsByQueue());
        third.shutdown();
        Await.within(BOUND, () -> failing.count() >= 2 * QUEUES * MESSAGES + 1);
        stage.note("the second gets each once, failed or not", failing.count());
        restarted.shutdown();
        second.shutdown();
    }

    private static WatchedConsumer consumer(Stage stage, String instance, String group, String topic) throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(group);
        consumer.setMessageModel(MessageModel.BROADCASTING);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET);
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        consumer.subscribe(topic, "*");
        return stage.started(consumer, () -> consumer.setInstanceName(instance), consumer::shutdown);
    }

    private static void fill(Stage stage, DefaultMQProducer producer, String topic, int from) throws Exception {
        for (int queue = 0; queue < QUEUES; queue++) {
            Consume.fill(stage, producer, topic, queue, queue * 100 + from, MESSAGES);
        }
    }

    private static String members(Stage stage, String group) {
        RemotingCommand answer = stage.raw()
                .call(stage.broker(), RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", group));
        return PushGroup.members(answer);
    }
}
