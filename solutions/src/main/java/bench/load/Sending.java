package bench.load;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * The ways to send, and what became of it. Several threads may send.
 *
 * <p>A send counts from its beginning to its answer, if it was answered while it was measured.
 */
final class Sending {
    private static final int WINDOW = 256;
    private static final int BATCH = 32;
    private static final int ONEWAY_WINDOW = 2048;

    private final DefaultMQProducer producer;
    private final Topic topic;
    private final Latencies latencies;
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Semaphore window = new Semaphore(WINDOW);

    Sending(DefaultMQProducer producer, Topic topic, Latencies latencies) {
        this.producer = producer;
        this.topic = topic;
        this.latencies = latencies;
    }

    /** One send after the other that waits for its answer, until told otherwise. */
    void sync(Until until) {
        while (until.goesOn()) {
            long start = System.nanoTime();
            attempt(() -> settle(producer.send(topic.message()), 1, start));
        }
    }

    void batches(Until until) {
        while (until.goesOn()) {
            List<Message> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                batch.add(topic.message());
            }
            long start = System.nanoTime();
            attempt(() -> settle(producer.send(batch), BATCH, start));
        }
    }

    /** Returns when the last one is answered. */
    void async(Until until) {
        while (until.goesOn()) {
            window.acquireUninterruptibly();
            async(topic.message(), System.nanoTime());
        }
        window.acquireUninterruptibly(WINDOW);
        window.release(WINDOW);
    }

    /** @param start from when on its latency counts */
    private void async(Message message, long start) {
        boolean begun = attempt(() -> producer.send(message, new SendCallback() {
            @Override
            public void onSuccess(SendResult result) {
                settle(result, 1, start);
                window.release(); // the last one is counted when nobody waits any more
            }

            @Override
            public void onException(Throwable failure) {
                failed.increment();
                window.release();
            }
        }));
        if (!begun) {
            window.release();
        }
    }

    /**
     * Nobody answers, so the store is asked now and then how far it is. A client that is let run ahead of its broker
     * without a bound comes to a stop for good, and a broker throws away what it has no room for.
     */
    void oneway(Until until) {
        while (until.goesOn()) {
            attempt(() -> {
                producer.sendOneway(topic.message());
                acknowledged.increment();
            });
            long sent = acknowledged();
            if (sent % ONEWAY_WINDOW == 0) {
                topic.awaitStored(sent - ONEWAY_WINDOW);
            }
        }
    }

    /** The message that makes the topic. */
    void first() {
        sync(Until.sent(1));
    }

    private void settle(SendResult result, int messages, long start) {
        if (result.getSendStatus() != SendStatus.SEND_OK) {
            failed.increment();
            return;
        }
        acknowledged.add(messages);
        latencies.note(System.nanoTime() - start);
    }

    private interface Send {
        void run() throws MQClientException, MQBrokerException, RemotingException, InterruptedException;
    }

    /** @return false if it threw; then nobody is called back */
    private boolean attempt(Send send) {
        try {
            send.run();
            return true;
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            failed.increment();
        } catch (InterruptedException e) {
            failed.increment();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Messages that were acknowledged; of one-way sends, those that the client let go without an error. */
    long acknowledged() {
        return acknowledged.sum();
    }

    long failed() {
        return failed.sum();
    }
}
