package programs.failing;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import programs.retries.OncePerOrder;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The consumer that {@link KilledBetween} kills, in a JVM of its own. It prints {@code given} and {@code done} with the
 * place of each message, {@code failed} with what was thrown, and {@code stands still after} when it waits to be
 * killed.
 */
final class Booker {
    static final String GIVEN = "given ";
    static final String DONE = "done ";
    static final String FAILED = "failed ";
    static final String STANDS_STILL = "stands still after ";

    private Booker() {}

    /**
     * Arguments: name server, topic, group, file of the accounts, notes at most, transactions until it stands still.
     */
    static void main(String[] args) throws Exception {
        // A consumer asks who else is there as often as this says; usually every 20 seconds.
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        FileAccounts accounts = new FileAccounts(Path.of(args[3]), Integer.parseInt(args[5]));
        OncePerOrder handler = new OncePerOrder(accounts, Integer.parseInt(args[4]));
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(args[2]);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setNamesrvAddr(args[0]);
        consumer.setInstanceName("life-" + System.nanoTime());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        consumer.subscribe(args[1], "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            context.setDelayLevelWhenNextConsume(1);
            return handled(messages.get(0), handler);
        });
        consumer.start();
    }

    private static ConsumeConcurrentlyStatus handled(MessageExt message, OncePerOrder handler) {
        String place = message.getQueueId() + ":" + message.getQueueOffset();
        System.out.println(GIVEN + place);
        try {
            handler.handle(message);
            System.out.println(DONE + place);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (RuntimeException failed) {
            System.out.println(FAILED + failed);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }

    /** Says so, and waits to be killed. */
    static void standStill(String transaction) {
        System.out.println(STANDS_STILL + transaction);
        while (true) {
            LockSupport.park();
        }
    }
}
