package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Three consumers that keep the order, one of which leaves: the steps of each order stay in their order. */
final class OrderedGroup {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int QUEUES = 6;
    private static final int STEPS = 5;

    private final Stage stage;
    private final String topic;
    private final String group;
    private final OrderedHandler handler;
    private final List<WatchedConsumer> members = new ArrayList<>();

    OrderedGroup(Stage stage) {
        this.stage = stage;
        this.handler = new OrderedHandler(stage, "", 0, "");
        this.topic = stage.topic("orders-of-many");
        this.group = stage.group("three-in-order");
    }

    void run() throws Exception {
        stage.makeTopic(topic, QUEUES);
        DefaultMQProducer producer = stage.producer("orders-of-many-producer");
        for (int i = 0; i < 3; i++) {
            members.add(member());
        }
        settled("3 consumers that keep the order: queues of each", List.of(2, 2, 2));
        send(producer, 0);
        Await.within(BOUND, () -> handler.calls().size() == QUEUES * STEPS);
        stage.note("three consumers: steps of each order", steps());

        // Delivery is at least once: what is not committed when a queue changes hands may come again.
        members.forEach(WatchedConsumer::commit);
        GroupOffsets.await(stage, group, topic, QUEUES, STEPS);
        members.remove(0).shutdown();
        settled("2 consumers that keep the order: queues of each", List.of(3, 3));
        send(producer, STEPS);
        Await.within(BOUND, () -> handler.calls().size() == 2 * QUEUES * STEPS);
        stage.note("after one has left: steps of each order", steps());
        joinAndLeave(producer);
    }

    /** Here queues change hands while messages are handled, so some may come again. */
    private void joinAndLeave(DefaultMQProducer producer) throws Exception {
        send(producer, 2 * STEPS);
        members.add(member());
        send(producer, 3 * STEPS);
        settled("one more has joined: queues of each", List.of(2, 2, 2));
        send(producer, 4 * STEPS);
        members.remove(0).shutdown();
        send(producer, 5 * STEPS);
        settled("one more has left: queues of each", List.of(3, 3));
        Await.within(BOUND, () -> handler.calls().stream().distinct().count() == 6L * QUEUES * STEPS);
        stage.note("while one joins and one leaves: steps of each order, each where it was first", steps());
    }

    private WatchedConsumer member() throws Exception {
        WatchedConsumer consumer = new WatchedConsumer(group);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(handler);
        return stage.started(consumer, consumer::start, consumer::shutdown);
    }

    private void settled(String step, List<Integer> shares) {
        Await.within(BOUND, () -> shares().equals(shares));
        stage.note(step, shares());
    }

    private List<Integer> shares() {
        return members.stream()
                .map(member -> member.queuesOf(topic).size())
                .sorted()
                .toList();
    }

    /** One order for each queue; the steps of different orders between each other. */
    private void send(DefaultMQProducer producer, int from) throws Exception {
        String broker = SendResults.brokerName(stage, topic);
        for (int step = from; step < from + STEPS; step++) {
            for (int queue = 0; queue < QUEUES; queue++) {
                String text = "order-" + queue + ":" + step;
                producer.send(SendResults.message(topic, text), new MessageQueue(topic, broker, queue));
            }
        }
    }

    /** By order, in the order in which they were handled. */
    private Map<String, String> steps() {
        return handler.calls().stream()
                .distinct()
                .map(call -> call.split("[: ]"))
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        TreeMap::new,
                        Collectors.mapping(parts -> parts[1], Collectors.joining(" "))));
    }
}
