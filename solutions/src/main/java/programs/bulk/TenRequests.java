package programs.bulk;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import picture.Mark;
import programs.batches.BatchClients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ten requests to one queue, one after the other: single messages, batches, and a batch that is refused. What it prints
 * is the same with every broker that keeps to the rules; what took how long goes into a file, for a picture.
 *
 * <p>Argument: that file, {@code target/ten-requests.timeline} if it is not said.
 */
public final class TenRequests {
    private static final int[] MESSAGES = {1, 1, 10, 100, 1_000, 1, 10, 1_000, 100, 1};
    private static final int SPOILT = 6;
    private static final int BODY_BYTES = 100;
    private static final int WARM_UP = 300;

    private final List<Mark> marks = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private long begin;

    private TenRequests() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args.length > 0 ? args[0] : "target/ten-requests.timeline");
        boolean right = new TenRequests().isRight(file);
        System.exit(right ? 0 : 1); // a client takes its time to say good-bye
    }

    private boolean isRight(Path file) throws Exception {
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("ten-requests-" + run);
        producer.start();
        try {
            warmUp(producer, BatchClients.firstQueue(producer, "Warm-" + run));
            MessageQueue queue = BatchClients.firstQueue(producer, "Events-" + run);
            System.out.println("request  messages  answer                offsets");
            begin = System.nanoTime();
            for (int i = 0; i < MESSAGES.length; i++) {
                request(producer, queue, i);
            }
            List<String> read = BatchClients.all(null, queue, stored.size()).stream()
                    .map(MessageExt::getKeys)
                    .toList();
            System.out.printf(
                    "%s messages stored; %s read, the same, in order: %s%n",
                    stored.size(), read.size(), read.equals(stored) ? "yes" : "no");
            BatchPicture.write(file, marks);
            return read.equals(stored);
        } finally {
            producer.shutdown();
        }
    }

    /** What a first request costs more is no part of the picture. */
    private static void warmUp(DefaultMQProducer producer, MessageQueue queue) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            producer.send(BatchClients.event(queue.getTopic(), "w" + i, BODY_BYTES), queue);
        }
        for (int i = 0; i < WARM_UP / 10; i++) {
            producer.send(events(queue.getTopic(), "w", 1_000), queue);
        }
    }

    private static List<Message> events(String topic, String name, int count) {
        List<Message> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(BatchClients.event(topic, name + "-" + i, BODY_BYTES));
        }
        return events;
    }

    private void request(DefaultMQProducer producer, MessageQueue queue, int number) throws Exception {
        String name = "r" + (number + 1);
        int count = MESSAGES[number];
        List<Message> events = events(queue.getTopic(), name, count);
        if (number == SPOILT) {
            events.get(count / 2).setDelayTimeLevel(1);
        }
        long from = microsSinceBegin();
        String answer;
        String offsets = "";
        try {
            SendResult result = count == 1 ? producer.send(events.get(0), queue) : producer.send(events, queue);
            answer = result.getSendStatus().toString();
            long first = result.getQueueOffset();
            offsets = count == 1 ? "" + first : first + " to " + (first + count - 1);
            events.forEach(event -> stored.add(event.getKeys()));
        } catch (MQClientException e) {
            answer = "the client refuses";
        } catch (MQBrokerException e) {
            answer = "the broker: code " + e.getResponseCode();
        }
        marks.add(Mark.duringMicros(name, from, microsSinceBegin(), kind(count, answer)));
        System.out.printf("%7s  %8s  %-20s  %s%n", name, count, answer, offsets);
    }

    private static String kind(int count, String answer) {
        if (!answer.startsWith("SEND")) {
            return "refused";
        }
        return count == 1 ? "one message" : "batch of %s".formatted(count);
    }

    private long microsSinceBegin() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    }
}
