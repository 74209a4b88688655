package programs.commitlog;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullCallback;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends three orders, or reads all that there are, or both: {@code send}, {@code read}, or nothing said.
 *
 * <p>The topic gets a single queue. Where no topic is, there are no messages, and that is not an error. A pull that
 * the broker refuses is one: then it ends with 1.
 */
public final class Orders {
    private static final String TOPIC = "Orders";
    private static final int AT_MOST = 32;
    private static final long FIRST_PULL_MILLIS = 10_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private Orders() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        List<String> what = args.length == 0 ? List.of("send", "read") : List.of(args);
        if (what.contains("send")) {
            send();
        }
        if (what.contains("read") && !read()) {
            System.exit(1);
        }
    }

    private static void send() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("orders-sender");
        producer.setMqClientApiTimeout(10_000);
        producer.setDefaultTopicQueueNums(1);
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.start();
        try {
            for (String event : List.of("created", "paid", "sent")) {
                SendResult result =
                        producer.send(new Message(TOPIC, event, "4711", ("order 4711 " + event).getBytes(UTF_8)));
                System.out.printf(
                        "sent  %-20s %s, queue %s, offset %s%n",
                        "order 4711 " + event,
                        result.getSendStatus(),
                        result.getMessageQueue().getQueueId(),
                        result.getQueueOffset());
            }
        } finally {
            producer.shutdown();
        }
    }

    /**
     * Reads every queue from its oldest message on.
     *
     * @return whether the broker gave all that was asked for
     */
    @SuppressWarnings("deprecation") // the newer lite consumer keeps it to itself that a pull was refused
    private static boolean read() throws Exception {
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("orders-reader");
        consumer.setMqClientApiTimeout(10_000);
        consumer.start();
        try {
            for (MessageQueue queue : queues(consumer)) {
                read(consumer, queue);
            }
            return true;
        } catch (MQBrokerException refused) {
            System.err.printf("The broker refuses: %s%n", refused.getErrorMessage());
            return false;
        } finally {
            consumer.shutdown();
        }
    }

    @SuppressWarnings("deprecation")
    private static Set<MessageQueue> queues(DefaultMQPullConsumer consumer) {
        try {
            return consumer.fetchSubscribeMessageQueues(TOPIC);
        } catch (MQClientException noSuchTopic) {
            System.out.printf("There is no topic %s%n", TOPIC);
            return Set.of();
        }
    }

    @SuppressWarnings("deprecation")
    private static void read(DefaultMQPullConsumer consumer, MessageQueue queue) throws Exception {
        long offset = consumer.minOffset(queue);
        Optional<PullResult> pulled = pull(consumer, queue, offset, FIRST_PULL_MILLIS);
        while (pulled.isPresent() && pulled.get().getPullStatus() == PullStatus.FOUND) {
            pulled.get().getMsgFoundList().forEach(Orders::print);
            offset = pulled.get().getNextBeginOffset();
            pulled = pull(consumer, queue, offset, PATIENCE_MILLIS);
        }
    }

    /** What is there or comes within some time; nothing if nothing comes. */
    @SuppressWarnings("deprecation")
    private static Optional<PullResult> pull(
            DefaultMQPullConsumer consumer, MessageQueue queue, long offset, long millis) throws Exception {
        CompletableFuture<PullResult> answer = new CompletableFuture<>();
        consumer.pullBlockIfNotFound(queue, "*", offset, AT_MOST, new PullCallback() {
            @Override
            public void onSuccess(PullResult result) {
                answer.complete(result);
            }

            @Override
            public void onException(Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(answer.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException nothingMore) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void print(MessageExt message) {
        System.out.printf(
                "read  %-20s queue %s, offset %s%n",
                new String(message.getBody(), UTF_8), message.getQueueId(), message.getQueueOffset());
    }
}
