package programs.finding;

import minibroker.MiniBroker;
import minibroker.store.StoreSettings;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import process.ScratchDirectories;

import java.nio.file.Path;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A consumer that is slower than the broker forgets. The broker is one of its own, in this process, with files of 64
 * KB, that keeps messages for two seconds.
 */
public final class SlowConsumer {
    private static final String TOPIC = "SlowOrders";
    private static final int FIRST = 300;
    private static final int SECOND = 100;
    private static final int READ = 10;
    private static final byte[] FILLING = "x".repeat(800).getBytes(UTF_8);

    private SlowConsumer() {}

    public static void main(String[] args) throws Exception {
        Path folder = ScratchDirectories.create("slow-consumer-");
        try (MiniBroker broker = MiniBroker.builder().store(forgetful(folder)).start()) {
            run(broker.nameServerAddress());
        } finally {
            ScratchDirectories.delete(folder);
        }
    }

    private static StoreSettings forgetful(Path folder) {
        return StoreSettings.in(folder)
                .withFiles(64 * 1024, 1_000, 1_000, 10_000)
                .withTiming(
                        new StoreSettings.Timing(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMillis(200)))
                .withRetention(new StoreSettings.Retention(Duration.ofSeconds(2), 0.99, 0.99));
    }

    @SuppressWarnings("deprecation") // the newer lite consumer goes on by itself and tells nobody
    private static void run(String nameServer) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("slow-consumer-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setNamesrvAddr(nameServer);
        producer.setDefaultTopicQueueNums(1);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("slow-consumer");
        consumer.setMqClientApiTimeout(10_000);
        consumer.setNamesrvAddr(nameServer);
        consumer.start();
        try {
            MessageQueue queue = send(producer, FIRST);
            System.out.printf("%s orders sent. The slow consumer reads (in brackets: what the queue has):%n", FIRST);
            PullResult first = awaited(consumer, queue, 0, READ);
            long next = tell(0, first);

            System.out.printf("%nIt does something else, and %s orders more are sent.%n", SECOND);
            while (consumer.minOffset(queue) == 0) {
                Thread.onSpinWait();
            }
            send(producer, SECOND);
            System.out.println("It comes back:");
            PullResult late = consumer.pull(queue, "*", next, READ);
            long gap = late.getNextBeginOffset() - next;
            long where = tell(next, late);
            tell(where, awaited(consumer, queue, where, READ));
            System.out.printf("%nIt has missed %s orders, and no error was written anywhere.%n", gap);
        } finally {
            consumer.shutdown();
            producer.shutdown();
        }
    }

    private static MessageQueue send(DefaultMQProducer producer, int count) throws Exception {
        MessageQueue queue = null;
        for (int i = 0; i < count; i++) {
            queue = producer.send(new Message(TOPIC, FILLING)).getMessageQueue();
        }
        return queue;
    }

    /** Entries of the queue are built behind the log. */
    @SuppressWarnings("deprecation")
    private static PullResult awaited(DefaultMQPullConsumer consumer, MessageQueue queue, long offset, int count)
            throws Exception {
        PullResult result = consumer.pull(queue, "*", offset, count);
        while (result.getPullStatus() == PullStatus.NO_NEW_MSG) {
            result = consumer.pull(queue, "*", offset, count);
        }
        return result;
    }

    /** @return where to go on */
    private static long tell(long offset, PullResult result) {
        String found = result.getPullStatus() == PullStatus.FOUND
                ? ", %s messages".formatted(result.getMsgFoundList().size())
                : "";
        System.out.printf(
                "  pull at %3s: %s%s, go on at %s (%s to %s)%n",
                offset,
                result.getPullStatus(),
                found,
                result.getNextBeginOffset(),
                result.getMinOffset(),
                result.getMaxOffset());
        return result.getNextBeginOffset();
    }
}
