package programs.groups;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.UtilAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Three new groups on a young topic that has five messages, and what the three settings give them. */
public final class Beginnings {
    private static final String TOPIC = "Young" + System.currentTimeMillis();
    private static final int BEFORE = 5;
    private static final long PATIENCE_SECONDS = 60;

    private Beginnings() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("BeginningsShop");
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.setMqClientApiTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        for (int order = 1; order <= BEFORE; order++) {
            send(producer, order);
        }
        System.out.println("orders 1 to 5 are sent, and three groups begin; then comes order 6");
        TimeUnit.MILLISECONDS.sleep(1_100); // a moment is a whole second
        Map<ConsumeFromWhere, Set<String>> given = new LinkedHashMap<>();
        CountDownLatch lastOnes = new CountDownLatch(3);
        for (ConsumeFromWhere where : new ConsumeFromWhere[] {
            ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET,
            ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET,
            ConsumeFromWhere.CONSUME_FROM_TIMESTAMP
        }) {
            Set<String> orders = new ConcurrentSkipListSet<>();
            given.put(where, orders);
            start(where, orders, lastOnes);
        }
        send(producer, BEFORE + 1);
        boolean all = lastOnes.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        given.forEach((where, orders) -> System.out.printf("%-25s gets %s%n", where, String.join(" ", orders)));
        System.exit(all ? 0 : 1); // clients take their time to say good-bye
    }

    private static void start(ConsumeFromWhere where, Set<String> orders, CountDownLatch lastOnes) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(TOPIC + "-" + where);
        consumer.setInstanceName(where.name());
        consumer.setPollNameServerInterval(1_000);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(where);
        consumer.setConsumeTimestamp(UtilAll.timeMillisToHumanString3(System.currentTimeMillis()));
        consumer.subscribe(TOPIC, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> {
                String order = new String(message.getBody(), UTF_8);
                if (orders.add(order) && order.equals("" + (BEFORE + 1))) {
                    lastOnes.countDown();
                }
            });
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
    }

    private static void send(DefaultMQProducer producer, int order) throws Exception {
        producer.send(new Message(TOPIC, Integer.toString(order).getBytes(UTF_8)));
    }
}
