package bench.load;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures how fast a push consumer gets through a backlog. The first half is the warm-up, so that the broker's JVM has
 * compiled anew what it had compiled for sends: the clock runs from its last message to the last of all.
 */
final class PushCell {
    private static final long BOUND_SECONDS = 120;

    private final LoadClients clients;
    private final Watched broker;
    private final Timing timing;

    PushCell(LoadClients clients, Watched broker, Timing timing) {
        this.clients = clients;
        this.broker = broker;
        this.timing = timing;
    }

    Measured run(Cell cell, String topicName) throws MQClientException, InterruptedException {
        OptionalLong diskBefore = broker.diskBytes();
        DefaultMQProducer producer = clients.producer();
        Latencies none = new Latencies();
        long backlog;
        Sending sending;
        try {
            Topic topic = new Topic(topicName, cell.bodyBytes(), producer);
            sending = new Sending(producer, topic, none);
            sending.first();
            sending.async(Until.sent(timing.backlog()));
            backlog = topic.awaitStored(sending.acknowledged());
        } finally {
            producer.shutdown();
        }
        long warmUp = backlog / 2;
        AtomicLong seen = new AtomicLong();
        AtomicReference<Stopwatch> watch = new AtomicReference<>();
        CountDownLatch all = new CountDownLatch(1);
        DefaultMQPushConsumer consumer = clients.consumer(topicName, (messages, context) -> {
            long before = seen.getAndAdd(messages.size());
            long after = before + messages.size();
            if (before < warmUp && after >= warmUp) {
                watch.set(Stopwatch.start(broker));
            }
            if (before < backlog && after >= backlog) {
                all.countDown();
            }
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        boolean complete = all.await(BOUND_SECONDS, TimeUnit.SECONDS);
        Stopwatch time = Optional.ofNullable(watch.get())
                .orElseThrow(() ->
                        new IllegalStateException("Of %s messages the consumer got %s".formatted(backlog, seen.get())));
        time.stop();
        consumer.shutdown();
        long lost = complete ? sending.acknowledged() - backlog : backlog - seen.get();
        Losses losses = new Losses(sending.failed(), lost, backlog);
        return time.measured(cell, Math.min(seen.get(), backlog) - warmUp, none, losses, diskBefore);
    }
}
