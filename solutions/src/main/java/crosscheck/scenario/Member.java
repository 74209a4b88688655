package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;

import java.util.Set;

/** One push consumer of a group, with the queues that it has just now. */
final class Member {

    private final String group;
    private final String topic;
    private final WatchedConsumer consumer;
    private final Received received = new Received();

    Member(Stage stage, String group, String topic) throws Exception {
        this.group = group;
        this.topic = topic;
        consumer = new WatchedConsumer(group);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(received);
        stage.started(consumer, consumer::start, consumer::shutdown);
    }

    String group() {
        return group;
    }

    String topic() {
        return topic;
    }

    Set<Integer> queues() {
        return consumer.queuesOf(topic);
    }

    int count() {
        return received.count();
    }

    long distinct() {
        return received.distinct();
    }

    void forget() {
        received.forget();
    }

    void commit() {
        consumer.commit();
    }

    void leave() {
        consumer.shutdown();
    }
}
