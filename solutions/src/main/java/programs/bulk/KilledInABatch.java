package programs.bulk;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import programs.accident.LittleBroker;
import programs.batches.BatchClients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker of its own is killed eight times while it stores batches of 3 MB. Is there a batch of
 * which only a part is there?
 *
 * <p>It needs no other broker.
 */
public final class KilledInABatch {
    private static final int LIVES = 8;
    private static final int MESSAGES = 700;
    private static final int BODY_BYTES = 4_000;
    private static final int BATCHES_OF_A_LIFE = 6;
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_ATTEMPTS = 100;
    private static final String TORN = "in the middle of an append";

    private final Random chance = new Random(15);
    private final Set<Integer> answered = new ConcurrentSkipListSet<>();
    private long wholeRoundMicros;
    private int sent;
    private int tornAppends;
    private int gaps;

    private KilledInABatch() {}

    public static void main(String[] args) throws Exception {
        boolean right = new KilledInABatch().isRight();
        System.exit(right ? 0 : 1); // a client whose broker was killed takes its time to say good-bye
    }

    private boolean isRight() throws Exception {
        try (LittleBroker broker = new LittleBroker()) {
            DefaultMQProducer producer = BatchClients.producer("killed-" + BatchClients.run());
            producer.setNamesrvAddr(broker.nameServer());
            producer.setRetryTimesWhenSendFailed(0);
            producer.setRetryTimesWhenSendAsyncFailed(0);
            producer.start();
            MessageQueue queue = BatchClients.firstQueue(producer, "Events");
            sendAndKill(broker, producer, queue); // the first round is whole, and shows how long one takes
            for (int life = 1; life <= LIVES; life++) {
                sendAndKill(broker, producer, queue);
                broker.kill();
                broker.start();
                tornAppends += broker.hasSaid(TORN) ? 1 : 0;
            }
            return isWholeOrNothing(found(broker, queue));
        }
    }

    /** Several batches are under way at once, so that the broker is at its log most of the time. */
    private void sendAndKill(LittleBroker broker, DefaultMQProducer producer, MessageQueue queue) throws Exception {
        awaitBroker(producer, queue);
        CountDownLatch missing = new CountDownLatch(BATCHES_OF_A_LIFE);
        long begin = System.nanoTime();
        long kill = chance.nextInt((int) Math.max(1, wholeRoundMicros));
        CompletableFuture<Void> accident = wholeRoundMicros == 0
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                        broker::kill, CompletableFuture.delayedExecutor(kill, TimeUnit.MICROSECONDS));
        for (int i = 0; i < BATCHES_OF_A_LIFE; i++) {
            int number = sent++;
            producer.send(batch(queue.getTopic(), number), queue, note(number, missing));
        }
        if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer and no failure within %s s".formatted(PATIENCE_SECONDS));
        }
        wholeRoundMicros = wholeRoundMicros == 0 ? (System.nanoTime() - begin) / 1_000 : wholeRoundMicros;
        accident.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private SendCallback note(int number, CountDownLatch missing) {
        return new SendCallback() {
            @Override
            public void onSuccess(SendResult result) {
                answered.add(number);
                missing.countDown();
            }

            @Override
            public void onException(Throwable noAnswer) {
                missing.countDown(); // the batch may be there, or not
            }
        };
    }

    /** The client notices at its next send that the connection is gone. */
    private static void awaitBroker(DefaultMQProducer producer, MessageQueue queue) throws Exception {
        for (int attempt = 1; true; attempt++) {
            try {
                producer.send(BatchClients.event(queue.getTopic(), "-1/0", 1), elsewhere(queue));
                return;
            } catch (Exception notYet) {
                if (attempt == MOST_ATTEMPTS) {
                    throw notYet;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static MessageQueue elsewhere(MessageQueue queue) {
        return new MessageQueue(queue.getTopic(), queue.getBrokerName(), queue.getQueueId() == 0 ? 1 : 0);
    }

    private static List<Message> batch(String topic, int number) {
        List<Message> batch = new ArrayList<>();
        for (int place = 0; place < MESSAGES; place++) {
            batch.add(BatchClients.event(topic, number + "/" + place, BODY_BYTES));
        }
        return batch;
    }

    /** How many messages of each batch are there. */
    private Map<Integer, Integer> found(LittleBroker broker, MessageQueue queue) throws Exception {
        Map<Integer, Integer> found = new TreeMap<>();
        long next = 0;
        for (MessageExt message : BatchClients.all(broker.nameServer(), queue, MESSAGES * answered.size())) {
            found.merge(Integer.parseInt(message.getKeys().split("/")[0]), 1, Integer::sum);
            gaps += message.getQueueOffset() == next ? 0 : 1;
            next = message.getQueueOffset() + 1;
        }
        return found;
    }

    private boolean isWholeOrNothing(Map<Integer, Integer> found) {
        long inPart = found.values().stream().filter(count -> count != MESSAGES).count();
        Set<Integer> lost = new TreeSet<>(answered);
        lost.removeAll(found.keySet());
        Set<Integer> unanswered = new TreeSet<>(found.keySet());
        unanswered.removeAll(answered);
        System.out.printf("%s kills, %s of them in the middle of an append%n", LIVES, tornAppends);
        System.out.printf("%s batches of %s messages sent, %s answered%n", sent, MESSAGES, answered.size());
        System.out.printf(
                "there as a whole: %s, among them %s without an answer%n", found.size() - inPart, unanswered.size());
        System.out.printf(
                "there in part: %s; answered and not there: %s; gaps in the offsets: %s%n", inPart, lost.size(), gaps);
        return inPart == 0 && lost.isEmpty() && gaps == 0;
    }
}
