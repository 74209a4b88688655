package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.body.ResetOffsetBody;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** An administrator sets a group to other offsets, while nobody is there and while a consumer is. */
public final class ResetOffsets implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String lesson() {
        return "11";
    }

    @Override
    public String title() {
        return "offset reset by time and by queue; how a consumer that is there is told, and what it gets again";
    }

    @Override
    public void run(Stage stage) throws Exception {
        new Run(stage).all();
    }

    /** One run on one broker. */
    private static final class Run {

        private final Stage stage;
        private final String broker;
        private final String topic;
        private final String group;
        private final DefaultMQProducer producer;

        Run(Stage stage) throws Exception {
            this.stage = stage;
            this.broker = stage.broker();
            this.topic = stage.emptyTopic("reset");
            this.group = stage.group("reset-group");
            this.producer = stage.producer("reset-producer");
        }

        void all() throws Exception {
            stage.note("group that nobody knows", Answers.code(reset()));
            SubscriptionGroupConfig config = new SubscriptionGroupConfig();
            config.setGroupName(group);
            stage.raw()
                    .call(
                            broker,
                            RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
                            Map.of(),
                            RemotingSerializable.encode(config));
            Consume.fill(stage, producer, topic, 0, 0, 3);
            long third = new RawPull(stage, broker, topic).message(0, 2).getStoreTimestamp();
            Await.within(BOUND, () -> System.currentTimeMillis() > third + 20);
            Consume.fill(stage, producer, topic, 0, 3, 2);
            nobodyIsThere(third);
            refused();
            toldByPull();
            heldPull();
            consumerIsThere();
        }

        private void nobodyIsThere(long third) {
            stage.note("to the beginning", described(reset("timestamp", "0")));
            stage.note("offset kept after that", kept());
            stage.note("to the end", described(reset("timestamp", "-1")));
            stage.note("to just after the third message", described(reset("timestamp", Long.toString(third + 1))));
            stage.note("offset kept after that one", kept());
            stage.note("to the future", described(reset("timestamp", Long.toString(third + 3_600_000))));
            stage.note("one queue to an offset", described(reset("queueId", "0", "offset", "2")));
            stage.note("one queue to a time", described(reset("queueId", "0", "timestamp", "0")));
            stage.note("one queue to its end", described(reset("queueId", "0", "offset", "5")));
            stage.note("without force", described(reset("isForce", "false")));
        }

        private void refused() {
            stage.note("topic that does not exist", Answers.code(reset("topic", stage.topic("reset-unknown"))));
            stage.note("an offset behind the end", Answers.code(reset("queueId", "0", "offset", "7")));
            for (String field : new String[] {"topic", "group", "timestamp"}) {
                Map<String, String> fields = fields();
                fields.remove(field);
                stage.note("field " + field + " is missing", described(call(fields)));
            }
            stage.note("a time that is no number", described(reset("timestamp", "now")));
        }

        private void toldByPull() {
            RawPull pull = new RawPull(stage, broker, topic);
            reset("queueId", "0", "offset", "1");
            commit("4");
            stage.note("what a consumer says before it was told counts", kept().equals("4"));
            stage.note("the next pull", RawPull.described(pull.pull(0, 5, "consumerGroup", group)));
            stage.note("the pull after that", RawPull.described(pull.pull(0, 1, "consumerGroup", group)));
            commit("4");
            stage.note("what it says now counts", kept().equals("4"));
        }

        private void heldPull() throws Exception {
            RawPull pull = new RawPull(stage, broker, topic);
            CompletableFuture<RemotingCommand> held = pull.hold(0, 5, Duration.ofSeconds(15), group);
            // Requests of one connection may overtake each other; a held one comes to rest quickly.
            Await.within(Duration.ofMillis(500), held::isDone);
            reset("queueId", "0", "offset", "2");
            Consume.fill(stage, producer, topic, 0, 5, 1);
            RemotingCommand answer = held.get();
            stage.note("a held pull", Answers.code(answer) + ", next " + Answers.field(answer, "nextBeginOffset"));
        }

        private void consumerIsThere() throws Exception {
            Received received = new Received();
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
            consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
            consumer.setConsumeThreadMin(1);
            consumer.setConsumeThreadMax(1);
            consumer.subscribe(topic, "*");
            consumer.registerMessageListener(received);
            reset("timestamp", "0");
            stage.started(consumer, consumer::start, consumer::shutdown);
            received.await(6, BOUND);
            stage.note("push: offsets received", received.offsetsByQueue());
            reset("timestamp", "0");
            // A pull that is held learns of it when a message comes; it would also when its time is over.
            Consume.fill(stage, producer, topic, 0, 6, 1);
            received.await(13, BOUND);
            stage.note("push: offsets received after the reset, in all", received.distinct() + " different ones");
            stage.note("push: the first six were received twice", received.count() >= 13);
        }

        private String described(RemotingCommand answer) {
            if (answer.getBody() == null) {
                return Answers.code(answer);
            }
            Map<Integer, Long> offsets = new TreeMap<>();
            ResetOffsetBody.decode(answer.getBody(), ResetOffsetBody.class)
                    .getOffsetTable()
                    .forEach((queue, offset) -> offsets.put(queue.getQueueId(), offset));
            return Answers.code(answer) + " " + offsets;
        }

        private RemotingCommand reset(String... changes) {
            return call(fields(changes));
        }

        private RemotingCommand call(Map<String, String> fields) {
            return stage.raw().call(broker, RequestCode.INVOKE_BROKER_TO_RESET_OFFSET, fields);
        }

        private Map<String, String> fields(String... changes) {
            Map<String, String> fields = new HashMap<>(Map.of("topic", topic, "group", group));
            fields.putAll(Map.of("timestamp", "0", "isForce", "true", "queueId", "-1", "offset", "-1"));
            for (int i = 0; i < changes.length; i += 2) {
                fields.put(changes[i], changes[i + 1]);
            }
            return fields;
        }

        private void commit(String offset) {
            stage.raw()
                    .call(
                            broker,
                            RequestCode.UPDATE_CONSUMER_OFFSET,
                            Map.of("consumerGroup", group, "topic", topic, "queueId", "0", "commitOffset", offset));
        }

        private String kept() {
            return Answers.field(
                    stage.raw()
                            .call(
                                    broker,
                                    RequestCode.QUERY_CONSUMER_OFFSET,
                                    Map.of("consumerGroup", group, "topic", topic, "queueId", "0")),
                    "offset");
        }
    }
}
