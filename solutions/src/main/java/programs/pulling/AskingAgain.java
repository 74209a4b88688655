package programs.pulling;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Twelve messages within about ten seconds, at moments that nobody knows beforehand, and three consumers that each
 * fetch all of them: one asks every second, one a hundred times a second, and one asks and lets the broker answer when
 * it has something.
 */
@SuppressWarnings("deprecation") // the newer lite consumer hides what this lesson shows
public final class AskingAgain {
    private static final String TOPIC = "Gates";
    private static final int MESSAGES = 12;

    private AskingAgain() {}

    /** One request. */
    private interface Ask {
        PullResult from(long offset) throws Exception;
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("AskingAgainShop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("AskingAgainGates");
        consumer.setMqClientApiTimeout(10_000);
        producer.start();
        consumer.start();
        ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();
        ExecutorService gates = Executors.newCachedThreadPool();
        try {
            MessageQueue queue = producer.send(new Message(TOPIC, new byte[1])).getMessageQueue();
            long from = consumer.maxOffset(queue);
            Ask plain = offset -> consumer.pull(queue, "*", offset, 32);
            Ask held = offset -> consumer.pullBlockIfNotFound(queue, "*", offset, 32);
            System.out.println("                     requests  in vain   late on average   at most");
            Future<String> slow = gates.submit(fetch("asking every second", plain, from, 1_000));
            Future<String> fast = gates.submit(fetch("asking every 10 ms", plain, from, 10));
            Future<String> patient = gates.submit(fetch("long polling", held, from, 0));
            Random moments = new Random(4711);
            for (int i = 0; i < MESSAGES; i++) {
                shop.schedule(() -> send(producer, queue), 500 + moments.nextInt(9_500), TimeUnit.MILLISECONDS);
            }
            System.out.println(slow.get(60, TimeUnit.SECONDS));
            System.out.println(fast.get(60, TimeUnit.SECONDS));
            System.out.println(patient.get(60, TimeUnit.SECONDS));
        } finally {
            shop.shutdownNow();
            gates.shutdownNow();
            consumer.shutdown();
            producer.shutdown();
        }
    }

    private static Callable<String> fetch(String how, Ask broker, long from, long pauseMillis) {
        return () -> {
            long offset = from;
            int requests = 0;
            int inVain = 0;
            long late = 0;
            long latest = 0;
            for (int found = 0; found < MESSAGES; ) {
                PullResult result = broker.from(offset);
                requests++;
                offset = result.getNextBeginOffset();
                if (result.getPullStatus() == PullStatus.FOUND) {
                    for (MessageExt message : result.getMsgFoundList()) {
                        long ms = (System.nanoTime() - Long.parseLong(message.getUserProperty("sentAt"))) / 1_000_000;
                        late += ms;
                        latest = Math.max(latest, ms);
                        found++;
                    }
                } else {
                    inVain++;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
            return "%-20s %8s %8s %14s ms %6s ms".formatted(how, requests, inVain, late / MESSAGES, latest);
        };
    }

    private static void send(DefaultMQProducer producer, MessageQueue queue) {
        try {
            Message message = new Message(TOPIC, new byte[1]);
            message.putUserProperty("sentAt", Long.toString(System.nanoTime()));
            producer.send(message, queue);
        } catch (Exception refused) {
            System.out.println("a message could not be sent: " + refused.getMessage());
        }
    }
}
