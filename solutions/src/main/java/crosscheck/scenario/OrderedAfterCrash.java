package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;
import rawclient.RawClient;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One of three clients that keep the order has crashed: its connection is gone, its locks are not. The two others get
 * its queues after a minute, and what is in them in its order. Other things can be done meanwhile.
 */
final class OrderedAfterCrash {

    private static final Duration BOUND = Duration.ofSeconds(150);
    private static final int QUEUES = 6;
    private static final int STEPS = 4;
    private static final Set<Integer> OF_THE_DEAD = Set.of(4, 5);

    private final Stage stage;
    private final String topic;
    private final String group;
    /** The texts of each queue as they were handled, each where it was first, and when the first one was. */
    private final Map<Integer, Set<String>> handled = new TreeMap<>();

    private final Map<Integer, Long> firstAt = new TreeMap<>();
    private long lockedSince;

    OrderedAfterCrash(Stage stage) {
        this.stage = stage;
        this.topic = stage.topic("after-a-crash");
        this.group = stage.group("one-has-crashed");
    }

    void begin() throws Exception {
        stage.makeTopic(topic, QUEUES);
        Set<MessageQueue> all = queues(Set.of(0, 1, 2, 3, 4, 5));
        String broker = stage.broker();
        lockedSince = System.nanoTime();
        try (RawClient dead = new RawClient()) {
            stage.note(
                    "locks that a client gets",
                    OrderedLocks.lock(dead, broker, group, "dead-client", queues(OF_THE_DEAD)));
        }
        stage.note("its connection is gone; another asks for all", lockedByAnother(all));
        OrderedLocks.unlock(stage.raw(), broker, group, "a-third-client", all);
        stage.note("a third one has unlocked them; the other asks again", lockedByAnother(all));
        OrderedLocks.unlock(stage.raw(), broker, group, "another-client", all);
        member();
        member();
        send();
        Await.within(BOUND, () -> steps() == (QUEUES - OF_THE_DEAD.size()) * STEPS);
        stage.note("queues that are handled while the dead one's locks live", text());
    }

    void end() {
        Await.within(BOUND, () -> steps() == QUEUES * STEPS);
        stage.note("queues that are handled in the end, with their steps", text());
        stage.note("those of the dead one: not before a minute", notBeforeAMinute());
    }

    private List<Integer> lockedByAnother(Set<MessageQueue> queues) {
        return OrderedLocks.lock(stage.raw(), stage.broker(), group, "another-client", queues);
    }

    private Set<MessageQueue> queues(Set<Integer> ids) {
        String broker = SendResults.brokerName(stage, topic);
        Set<MessageQueue> queues = new HashSet<>();
        ids.forEach(id -> queues.add(new MessageQueue(topic, broker, id)));
        return queues;
    }

    private void member() throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(group);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
            messages.forEach(message -> handled(message.getQueueId(), RawPull.text(message)));
            return ConsumeOrderlyStatus.SUCCESS;
        });
        stage.started(consumer, consumer::start, consumer::shutdown);
    }

    private void send() throws Exception {
        DefaultMQProducer producer = stage.producer("after-a-crash-producer");
        String broker = SendResults.brokerName(stage, topic);
        for (int step = 0; step < STEPS; step++) {
            for (int queue = 0; queue < QUEUES; queue++) {
                producer.send(SendResults.message(topic, "" + step), new MessageQueue(topic, broker, queue));
            }
        }
    }

    private synchronized void handled(int queue, String step) {
        handled.computeIfAbsent(queue, any -> new LinkedHashSet<>()).add(step);
        firstAt.putIfAbsent(queue, System.nanoTime());
    }

    private synchronized int steps() {
        return handled.values().stream().mapToInt(Set::size).sum();
    }

    private synchronized String text() {
        return handled.toString();
    }

    private synchronized boolean notBeforeAMinute() {
        return OF_THE_DEAD.stream()
                .allMatch(queue -> firstAt.getOrDefault(queue, 0L) - lockedSince > TimeUnit.SECONDS.toNanos(60));
    }
}
