package programs.groups;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.UtilAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Three new groups on a topic that has messages already: one wants all of them, one those of a certain moment on, one
 * the new ones.
 */
public final class WhereToBegin {
    private static final String TOPIC = "Begun" + System.currentTimeMillis();
    private static final long PATIENCE_SECONDS = 60;

    private WhereToBegin() {}

    /**
     * Makes a consumer ready to start whose group is new.
     *
     * @param from the group begins with the first message that was stored then or later; empty for the oldest message
     *     there is
     * @param handler gets each message that the group wants; one that it throws on is to come again
     */
    static void prepare(
            DefaultMQPushConsumer consumer, String topic, Optional<Instant> from, Consumer<MessageExt> handler)
            throws MQClientException {
        // tag::11-5[]
        consumer.setConsumeFromWhere(
                from.isEmpty() ? ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET : ConsumeFromWhere.CONSUME_FROM_TIMESTAMP);
        long earliest = from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        if (from.isPresent()) {
            consumer.setConsumeTimestamp(UtilAll.timeMillisToHumanString3(earliest));
        }
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            try {
                messages.stream()
                        .filter(message -> message.getStoreTimestamp() >= earliest)
                        .forEach(handler);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            } catch (RuntimeException failed) {
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
        });
        // end::11-5[]
    }

    /** One group, and what it was given. */
    private record NewGroup(String wants, DefaultMQPushConsumer consumer, Set<String> handled, CountDownLatch last) {
        static NewGroup start(String wants, Optional<Instant> from) throws MQClientException {
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(TOPIC + "-" + wants.replace(' ', '-'));
            consumer.setInstanceName(wants.replace(' ', '-'));
            consumer.setPollNameServerInterval(1_000);
            consumer.setMqClientApiTimeout(10_000);
            NewGroup group = new NewGroup(wants, consumer, new ConcurrentSkipListSet<>(), new CountDownLatch(1));
            prepare(consumer, TOPIC, from, group::handle);
            consumer.start();
            return group;
        }

        private void handle(MessageExt message) {
            String text = new String(message.getBody(), UTF_8);
            handled.add(text);
            if (text.equals("6")) {
                last.countDown();
            }
        }
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("WhereToBeginShop");
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.setMqClientApiTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        send(producer, 1, 2);
        TimeUnit.MILLISECONDS.sleep(1_200);
        Instant later = storedNow(producer, 3);
        send(producer, 4, 4);
        TimeUnit.MILLISECONDS.sleep(50);
        Instant now = storedNow(producer, 5);
        System.out.println("orders 1 to 5 are sent, and three groups begin; then comes order 6");
        List<NewGroup> groups = List.of(
                NewGroup.start("everything", Optional.empty()),
                NewGroup.start("from order 3 on", Optional.of(later)),
                NewGroup.start("from order 5 on", Optional.of(now)));
        send(producer, 6, 6);
        boolean all = true;
        for (NewGroup group : groups) {
            all &= group.last.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            System.out.printf("%-16s handles %s%n", group.wants, String.join(" ", group.handled));
        }
        if (!all) {
            System.out.println("Order 6 did not come to all of them.");
        }
        System.exit(all ? 0 : 1); // clients take their time to say good-bye
    }

    private static void send(DefaultMQProducer producer, int first, int last) throws Exception {
        for (int order = first; order <= last; order++) {
            producer.send(new Message(TOPIC, Integer.toString(order).getBytes(UTF_8)));
        }
    }

    /** Sends an order, and says from which moment on one has to begin to get it. */
    private static Instant storedNow(DefaultMQProducer producer, int order) throws Exception {
        Instant moment = Instant.ofEpochMilli(System.currentTimeMillis());
        send(producer, order, order);
        return moment;
    }
}
