package programs.whyqueues;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a hundred messages at once, with Apache's own client, and tells how the broker answered. */
public final class Rush {
    private static final int MESSAGES = 100;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String TOPIC_OF_EVERY_BROKER = "TBW102";

    private final Map<String, Integer> answers = new TreeMap<>();
    private final CountDownLatch unanswered = new CountDownLatch(MESSAGES);

    private Rush() {}

    public static void main(String[] arguments) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("rush");
        producer.setMqClientApiTimeout(10_000);
        producer.start();
        boolean answered = isAnybodyThere(producer);
        if (answered) {
            new Rush().run(producer);
        }
        producer.shutdown();
        System.exit(answered ? 0 : 1);
    }

    private static boolean isAnybodyThere(DefaultMQProducer producer) {
        try {
            producer.fetchPublishMessageQueues(TOPIC_OF_EVERY_BROKER);
            return true;
        } catch (MQClientException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String firstLine = cause.getMessage().lines().findFirst().orElse("");
            System.out.printf("The broker's answer:%n%s", Wrapped.with("  ", firstLine));
            return false;
        }
    }

    private void run(DefaultMQProducer producer) throws Exception {
        System.out.printf("%s messages at once%n", MESSAGES);
        long start = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) {
            Message message = new Message("rush", ("order " + i).getBytes());
            producer.send(message, new Answer(), TIMEOUT_MILLIS);
        }
        unanswered.await();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        answers.forEach((answer, count) -> System.out.printf(
                "%4s  %s", count, Wrapped.with("      ", answer).stripLeading()));
        System.out.printf("the last answer came after %s ms%n", millis);
    }

    private synchronized void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
        unanswered.countDown();
    }

    private final class Answer implements SendCallback {
        @Override
        public void onSuccess(SendResult result) {
            count(result.getSendStatus().name());
        }

        @Override
        public void onException(Throwable failure) {
            count(
                    failure instanceof MQBrokerException refused
                            ? "code %s: %s".formatted(refused.getResponseCode(), refused.getErrorMessage())
                            : failure.toString());
        }
    }
}
