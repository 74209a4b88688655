package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.time.Duration;

/** Consumers that want only some of a topic's messages, by their tags. */
public final class TagFilters implements Scenario {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** Two tags of one hash code: the broker can't tell them apart, the client must. */
    private static final String TAG = "Aa";

    private static final String SAME_HASH = "BB";

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public String lesson() {
        return "18";
    }

    @Override
    public String title() {
        return "tag filters: at the broker by hash code, at the client by name; nothing that matches, odd expressions";
    }

    @Override
    public void run(Stage stage) throws Exception {
        String topic = stage.emptyTopic("tags");
        DefaultMQProducer producer = stage.producer("tags-producer");
        String[] tags = {"paid", "sent", TAG, SAME_HASH, null, "paid", "late"};
        for (int i = 0; i < tags.length; i++) {
            Message message = SendResults.message(topic, i + "-" + tags[i]);
            message.setTags(tags[i]);
            producer.send(message, new MessageQueue(topic, SendResults.brokerName(stage, topic), 0));
        }
        pulled(stage, topic, tags.length);
        pushed(stage, topic);
    }

    private static void pulled(Stage stage, String topic, int messages) {
        RawPull pull = new RawPull(stage, stage.broker(), topic);
        pull.message(0, messages - 1);
        for (String expression : new String[] {
            "*",
            "",
            "  ",
            "paid",
            "PAID",
            "paid || sent",
            "paid||sent||late",
            " || paid || ",
            "||",
            "unknown",
            TAG,
            SAME_HASH,
            "paid sent",
            "paid | sent",
            "* || paid"
        }) {
            stage.note("pull: \"" + expression + "\"", RawPull.described(pull.pull(0, 0, "subscription", expression)));
        }
        stage.note(
                "pull: one message that matches",
                RawPull.described(pull.pull(0, 0, "subscription", "late", "maxMsgNums", "1")));
        stage.note(
                "pull: nothing that matches from here on",
                RawPull.described(pull.pull(0, 1, "subscription", "unknown")));
        stage.note("pull: at the end", RawPull.described(pull.pull(0, messages, "subscription", "paid")));
    }

    private static void pushed(Stage stage, String topic) throws Exception {
        Received one = new Received();
        consume(stage, topic, "tags-one", TAG, one);
        Received some = new Received();
        consume(stage, topic, "tags-some", "paid || late", some);
        one.await(1, BOUND);
        some.await(3, BOUND);
        stage.note("push: \"" + TAG + "\", of two tags with one hash code", one.offsetsByQueue());
        stage.note("push: \"paid || late\"", some.offsetsByQueue());
    }

    private static void consume(Stage stage, String topic, String group, String expression, Received received)
            throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(stage.group(group));
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        consumer.subscribe(topic, expression);
        consumer.registerMessageListener(received);
        stage.started(consumer, consumer::start, consumer::shutdown);
    }
}
