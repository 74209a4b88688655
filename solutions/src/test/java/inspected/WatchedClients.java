package inspected;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A producer and three groups with Apache's client: {@code WatchedClients NAME_SERVER}. What they do is typed, a line
 * each, and each is answered with {@code done} when it is done. They end with the end of the input.
 *
 * <pre>
 *  send KEY           one message of the topic Watched
 *  poison KEY         one that group billing fails on, twice: the second attempt, a second later, is the last
 *  later KEY LEVEL    one that waits for a delay level
 *  timer KEY SECONDS  one that waits for a time
 *  many COUNT         so many, without keys
 *  release            group slow goes on; until then it keeps its first message
 * </pre>
 */
public final class WatchedClients {
    private static final String TOPIC = "Watched";
    private static final String POISON = "poison";
    private static final int LEVEL_OF_ONE_SECOND = 1;

    private final String nameServer;
    private final DefaultMQProducer producer = new DefaultMQProducer("watched-producer");
    private final CountDownLatch released = new CountDownLatch(1);

    private WatchedClients(String nameServer) {
        this.nameServer = nameServer;
    }

    public static void main(String[] arguments) throws Exception {
        WatchedClients clients = new WatchedClients(arguments[0]);
        clients.start();
        System.out.println("ready");
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = typed.readLine(); line != null; line = typed.readLine()) {
            clients.carryOut(line.split(" "));
            System.out.println("done");
        }
        // Apache's client has threads that would go on.
        Runtime.getRuntime().halt(0);
    }

    /** The topic is there before anybody subscribes, so nobody has to wait for the next look at routes. */
    private void start() throws Exception {
        producer.setNamesrvAddr(nameServer);
        producer.setSendMsgTimeout(10_000);
        producer.setMqClientApiTimeout(10_000);
        producer.setRetryTimesWhenSendFailed(20);
        producer.start();
        send("first");
        DefaultMQPushConsumer billing = consumer("billing");
        billing.setMaxReconsumeTimes(1);
        billing.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            context.setDelayLevelWhenNextConsume(LEVEL_OF_ONE_SECOND);
            boolean fails = messages.stream().anyMatch(message -> POISON.equals(message.getTags()));
            return fails ? ConsumeConcurrentlyStatus.RECONSUME_LATER : ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        billing.start();
        DefaultMQPushConsumer slow = consumer("slow");
        slow.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            waitUntilReleased();
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        slow.start();
        DefaultMQPushConsumer ledger = consumer("ledger");
        ledger.registerMessageListener((MessageListenerOrderly) (messages, context) -> ConsumeOrderlyStatus.SUCCESS);
        ledger.start();
    }

    private DefaultMQPushConsumer consumer(String group) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(group);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        // The page shows what the broker has been told.
        consumer.setPersistConsumerOffsetInterval(500);
        consumer.setPollNameServerInterval(2_000);
        consumer.subscribe(TOPIC, "*");
        return consumer;
    }

    private void waitUntilReleased() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(String[] command) throws Exception {
        switch (command[0]) {
            case "send" -> send(command[1]);
            case "poison" -> producer.send(message(command[1], POISON));
            case "later" -> {
                Message later = message(command[1], "later");
                later.setDelayTimeLevel(Integer.parseInt(command[2]));
                producer.send(later);
            }
            case "timer" -> {
                Message timed = message(command[1], "timed");
                timed.setDelayTimeSec(Long.parseLong(command[2]));
                producer.send(timed);
            }
            case "many" -> many(Integer.parseInt(command[1]));
            case "release" -> released.countDown();
            default -> throw new IllegalArgumentException(command[0]);
        }
    }

    private void send(String key) throws Exception {
        producer.send(message(key, "plain"));
    }

    private void many(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            producer.send(new Message(TOPIC, "one of many".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Message message(String key, String tag) {
        return new Message(TOPIC, tag, key, ("This is " + key + ".").getBytes(StandardCharsets.UTF_8));
    }
}
