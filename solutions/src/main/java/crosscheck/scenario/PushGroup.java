package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.header.GetConsumerListByGroupResponseBody;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A push consumer, its restart, and a group that comes later. */
final class PushGroup {

    private static final int QUEUES = 4;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration PULL_INTERVAL = Duration.ofSeconds(1);

    private final Stage stage;
    private final String broker;
    private final String topic;
    private final String group;
    private final DefaultMQProducer producer;

    PushGroup(Stage stage) throws Exception {
        this.stage = stage;
        this.broker = stage.broker();
        this.topic = stage.emptyTopic("push");
        this.group = stage.group("push-group");
        this.producer = stage.producer("push-producer");
    }

    void run() throws Exception {
        fillAll(0, 10);
        firstConsumer();
        fillAll(10, 2);
        restarted();
        anotherGroup();
    }

    private void firstConsumer() throws Exception {
        Received received = new Received();
        WatchedConsumer consumer = consumer(group, ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET, received);
        received.await(40, BOUND);
        note("push: 40 messages, from the first on", received);
        stage.note("push: members of the group", members());
        stage.note("push: route of the group's retry topic", SendResults.described(stage.route("%RETRY%" + group)));
        // A pull that is under way for longer than the time between two is held. Before that, the time between them
        // would be
        // measured, too, and RocketMQ may miss a message that comes just while it begins to hold a pull.
        Await.within(BOUND, () -> consumer.sinceItAsked(topic, 0).compareTo(PULL_INTERVAL.multipliedBy(2)) > 0);
        long sent = System.nanoTime();
        Consume.fill(stage, producer, topic, 0, 10, 1);
        received.await(41, BOUND);
        stage.note("push: a new message arrives within 2 s", System.nanoTime() - sent < TOLERANCE.toNanos());
        consumer.shutdown();
        stage.note("push: offsets kept when the consumer ends", kept(List.of(11L, 10L, 10L, 10L)));
        stage.note("push: members of the group after that", members());
    }

    private void restarted() throws Exception {
        Received received = new Received();
        WatchedConsumer consumer = consumer(group, ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET, received);
        received.await(8, BOUND);
        consumer.shutdown();
        note("restart: 8 messages came while nobody was there", received);
        stage.note("restart: offsets kept", kept(List.of(13L, 12L, 12L, 12L)));
    }

    private void anotherGroup() throws Exception {
        // "Still has" means in memory, to RocketMQ: read them once more, in case the system has dropped those pages.
        for (int queue = 0; queue < QUEUES; queue++) {
            new RawPull(stage, broker, topic).message(queue, 0);
        }
        Received received = new Received();
        consumer(stage.group("late-group"), ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET, received);
        received.await(49, BOUND);
        note("new group, \"from the last offset\", of a topic that still has its first message", received);
    }

    private void note(String what, Received received) {
        stage.note(what + ": received", received.count() + ", " + received.distinct() + " of them different");
        stage.note(what + ": offsets by queue", received.offsetsByQueue());
    }

    /** A queue starts with its own number times 100. */
    private void fillAll(int from, int count) throws Exception {
        for (int queue = 0; queue < QUEUES; queue++) {
            Consume.fill(stage, producer, topic, queue, queue * 100 + from, count);
        }
    }

    private WatchedConsumer consumer(String name, ConsumeFromWhere where, Received received) throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(name);
        consumer.setConsumeFromWhere(where);
        // One thread: the order within a queue is then the order of the calls.
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        // A pull carries the offset of the moment when it was sent. One that is under way while the consumer ends
        // may be worked off after its last word, and set the offset back; a second between pulls rules that out.
        consumer.setPullInterval(PULL_INTERVAL.toMillis());
        // A message counts as handled when the listener has returned; whoever ends before that does not tell of it.
        consumer.setAwaitTerminationMillisWhenShutdown(BOUND.toMillis());
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(received);
        return stage.started(consumer, consumer::start, consumer::shutdown);
    }

    private String members() {
        return members(
                stage.raw().call(broker, RequestCode.GET_CONSUMER_LIST_BY_GROUP, Map.of("consumerGroup", group)));
    }

    /** How many there are, or the code of the answer. */
    static String members(RemotingCommand answer) {
        if (answer.getCode() != ResponseCode.SUCCESS) {
            return Answers.code(answer);
        }
        return Integer.toString(RemotingSerializable.decode(answer.getBody(), GetConsumerListByGroupResponseBody.class)
                .getConsumerIdList()
                .size());
    }

    /** The offsets travel in one-way requests, so they may come a moment later. */
    private List<Long> kept(List<Long> expected) {
        Await.within(BOUND, () -> keptNow().equals(expected));
        return keptNow();
    }

    private List<Long> keptNow() {
        List<Long> offsets = new ArrayList<>();
        for (int queue = 0; queue < QUEUES; queue++) {
            RemotingCommand answer = OffsetAnswers.ofGroup(stage, group, topic, queue);
            offsets.add(
                    answer.getCode() == ResponseCode.SUCCESS ? Long.parseLong(Answers.field(answer, "offset")) : -1);
        }
        return offsets;
    }
}
