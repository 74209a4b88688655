package bench.load;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long a message takes from the producer to the consumer's listener, at a steady rate.
 *
 * <p>It counts from the moment at which the message was due, which its body carries: a broker that makes the producer
 * late does not get the lost time as a present.
 */
final class EndToEndCell {
    private static final long INTERVAL_NANOS = 1_000_000;

    /** Five times the rate: what is measured is rare, and machine code is made of what is frequent. */
    private static final long WARM_UP_INTERVAL_NANOS = INTERVAL_NANOS / 5;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final LoadClients clients;
    private final Watched broker;
    private final Timing timing;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    EndToEndCell(LoadClients clients, Watched broker, Timing timing) {
        this.clients = clients;
        this.broker = broker;
        this.timing = timing;
    }

    Measured run(Cell cell, String topic)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        OptionalLong diskBefore = broker.diskBytes();
        Latencies latencies = new Latencies();
        DefaultMQProducer producer = clients.producer();
        // The consumer finds its queues at once only if the topic is there.
        producer.send(new Message(topic, body(cell, System.nanoTime())));
        DefaultMQPushConsumer consumer = clients.consumer(topic, (messages, context) -> {
            long now = System.nanoTime();
            messages.forEach(message ->
                    latencies.note(now - ByteBuffer.wrap(message.getBody()).getLong()));
            received.addAndGet(messages.size());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        try {
            // Now and then a consumer's first heartbeat falls to the producer's, and it gets its queues 20 seconds
            // later.
            awaitReceived(1);
            if (received.get() == 0) {
                throw new IllegalStateException("The consumer of topic %s has got nothing".formatted(topic));
            }
            long sent = 1 + send(producer, topic, cell, timing.warmUpSeconds(), WARM_UP_INTERVAL_NANOS);
            awaitReceived(sent - failed.get());
            latencies.begin();
            Stopwatch watch = Stopwatch.start(broker);
            sent += send(producer, topic, cell, timing.seconds(), INTERVAL_NANOS);
            watch.stop();
            awaitReceived(sent - failed.get());
            long lost = Math.max(0, sent - failed.get() - received.get());
            Losses losses = new Losses(failed.get(), lost, sent - failed.get());
            return watch.measured(cell, latencies.count(), latencies, losses, diskBefore);
        } finally {
            consumer.shutdown();
            producer.shutdown();
        }
    }

    private long send(DefaultMQProducer producer, String topic, Cell cell, double seconds, long intervalNanos)
            throws MQClientException, RemotingException, InterruptedException {
        long count = (long) (seconds * 1e9 / intervalNanos);
        long due = System.nanoTime();
        for (long i = 0; i < count; i++) {
            due += intervalNanos;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            producer.send(new Message(topic, body(cell, due)), new SendCallback() {
                @Override
                public void onSuccess(SendResult result) {
                    // Whether it arrives is what counts.
                }

                @Override
                public void onException(Throwable failure) {
                    failed.incrementAndGet();
                }
            });
        }
        return count;
    }

    private static byte[] body(Cell cell, long due) {
        return ByteBuffer.allocate(cell.bodyBytes()).putLong(due).array();
    }

    private void awaitReceived(long wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (received.get() < wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }
}
