package bench.load;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Measures a way to send: warm-up, then the measured part, then a look at what is in the store. */
final class SendCell {
    private static final int THREADS = 8;

    private final LoadClients clients;
    private final Watched broker;
    private final Timing timing;

    SendCell(LoadClients clients, Watched broker, Timing timing) {
        this.clients = clients;
        this.broker = broker;
        this.timing = timing;
    }

    Measured run(Cell cell, String topicName) throws MQClientException {
        OptionalLong diskBefore = broker.diskBytes();
        DefaultMQProducer producer = clients.producer();
        try {
            Topic topic = new Topic(topicName, cell.bodyBytes(), producer);
            Latencies latencies = new Latencies();
            Sending sending = new Sending(producer, topic, latencies);
            sending.first();
            send(cell.workload(), sending, Until.after(timing.warmUpSeconds()));
            topic.awaitStored(sending.acknowledged());
            long before = sending.acknowledged();
            latencies.begin();
            Stopwatch watch = Stopwatch.start(broker);
            send(cell.workload(), sending, Until.after(timing.seconds()));
            long stored = topic.awaitStored(sending.acknowledged());
            watch.stop();
            latencies.end();
            long lost = Math.max(0, sending.acknowledged() - stored);
            long taken = sending.acknowledged() - lost;
            Losses losses = new Losses(sending.failed(), lost, taken);
            return watch.measured(cell, taken - before, latencies, losses, diskBefore);
        } finally {
            producer.shutdown();
        }
    }

    private static void send(Workload how, Sending sending, Until until) {
        switch (how) {
            case SYNC -> sending.sync(until);
            case SYNC_8 -> together(() -> sending.sync(until));
            case ASYNC -> sending.async(until);
            case ONEWAY -> sending.oneway(until);
            case BATCH -> sending.batches(until);
            case PUSH, END_TO_END -> throw new IllegalArgumentException(how + " is no way to send");
        }
    }

    private static void together(Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(work);
        }
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
