package programs.timers;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A broker refuses more than three days; reminders wait for longer, in several waits. A day takes a second here: the
 * longest wait is three seconds, so that ten days can be seen.
 */
public final class TenDays {
    private static final Duration DAY = Duration.ofSeconds(1);
    private static final Duration LONGEST = DAY.multipliedBy(3);
    private static final List<Integer> DAYS = List.of(2, 5, 10);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final String reminders = "Reminders-" + run;
    private final String waiting = "Waits-" + run;
    private final Map<String, Long> due = new TreeMap<>();
    private final Map<String, Long> late = new TreeMap<>();
    private final Map<String, Integer> sends = new TreeMap<>();
    private final DefaultMQProducer producer = new DefaultMQProducer("reminding-" + run);
    private final LongWaits waits = new LongWaits(waiting, LONGEST, Clock.systemUTC(), this::post);

    private TenDays() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(new TenDays().isRight() ? 0 : 1);
    }

    private boolean isRight() throws Exception {
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        DefaultMQPushConsumer sendOn = consumer(waiting, this::sendOn);
        DefaultMQPushConsumer remind = consumer(reminders, this::remind);
        try {
            System.out.println("asked for 3 days and a minute: " + refusal());
            remind.start();
            sendOn.start();
            for (int days : DAYS) {
                sendReminder("in %2s days".formatted(days), DAY.multipliedBy(days));
            }
            System.out.println("a day takes a second from now on; reminders are sent for " + DAYS + " days");
            boolean all = within(this::allHaveCome);
            print();
            return all && late.values().stream().allMatch(millis -> millis >= 0);
        } finally {
            sendOn.shutdown();
            remind.shutdown();
            producer.shutdown();
        }
    }

    private String refusal() throws Exception {
        Message message = new Message(reminders, "never".getBytes(UTF_8));
        message.setDelayTimeMs(Duration.ofDays(3).plusMinutes(1).toMillis());
        try {
            return producer.send(message).getSendStatus().toString();
        } catch (MQBrokerException refused) {
            return "code " + refused.getResponseCode();
        }
    }

    private void sendReminder(String key, Duration wait) throws Exception {
        long time = System.currentTimeMillis() + wait.toMillis();
        synchronized (this) {
            due.put(key, time);
        }
        waits.send(new Message(reminders, "", key, key.getBytes(UTF_8)), time);
    }

    private SendStatus post(Message message) throws Exception {
        synchronized (this) {
            sends.merge(message.getKeys(), 1, Integer::sum);
        }
        return producer.send(message).getSendStatus();
    }

    private DefaultMQPushConsumer consumer(String topic, MessageListenerConcurrently listener)
            throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("of-" + topic);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        return consumer;
    }

    private ConsumeConcurrentlyStatus sendOn(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        try {
            waits.arrived(messages.get(0));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (Exception notSafe) {
            System.out.println("a wait is not sent on, and comes again: " + notSafe);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }

    private synchronized ConsumeConcurrentlyStatus remind(
            List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        for (MessageExt message : messages) {
            // When the broker put it there: when a consumer gets it is not the broker's promise.
            late.putIfAbsent(message.getKeys(), message.getStoreTimestamp() - due.get(message.getKeys()));
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    private static boolean within(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > BOUND.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }

    private synchronized boolean allHaveCome() {
        return late.keySet().containsAll(due.keySet());
    }

    private synchronized void print() {
        due.keySet().forEach(key -> {
            Long millis = late.get(key);
            System.out.println("%s: sent %s times, ".formatted(key, sends.get(key))
                    + (millis == null
                            ? "has not come within " + BOUND.toSeconds() + " s"
                            : millis < 0
                                    ? String.format(Locale.ROOT, "came %.1f s too early", -millis / 1e3)
                                    : String.format(Locale.ROOT, "came %.1f s after its time", millis / 1e3)));
        });
    }
}
