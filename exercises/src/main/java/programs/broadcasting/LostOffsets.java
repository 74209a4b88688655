package programs.broadcasting;

import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A node that broadcasts is away, and three messages come meanwhile; once its file is there when it comes back, once it
 * is gone.
 */
public final class LostOffsets {
    private static final String TOPIC = "News" + System.currentTimeMillis();
    private static final String FILE = "offsets";
    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final DefaultMQProducer producer;
    private final Path folder;
    private int sent;

    private LostOffsets(DefaultMQProducer producer, Path folder) {
        this.producer = producer;
        this.folder = folder;
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = PriceList.producer("LostOffsetsShop");
        producer.setDefaultTopicQueueNums(1);
        producer.start();
        Path folder = Files.createTempDirectory("node-");
        boolean all = new LostOffsets(producer, folder).play();
        Files.deleteIfExists(folder.resolve(FILE));
        try (var rest = Files.list(folder)) {
            for (Path file : rest.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        System.exit(all ? 0 : 1); // clients take their time to say good-bye
    }

    private boolean play() throws Exception {
        send(1); // makes the topic
        boolean all = visit("a new node begins at the end", ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET, 3, 3);
        send(3);
        all &= visit("back, with its file", ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET, 0, 3);
        Files.deleteIfExists(folder.resolve(FILE));
        send(3);
        all &= visit("back, the file is gone", ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET, 1, 1);
        Files.deleteIfExists(folder.resolve(FILE));
        send(3);
        all &= visit("gone, from the first on", ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET, 0, sent);
        return all;
    }

    private void send(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            producer.send(new Message(TOPIC, Integer.toString(++sent).getBytes(UTF_8)));
        }
    }

    /** The node is there for a while: it is sent some messages, gets what it gets, and leaves. */
    @SuppressWarnings("deprecation") // few have a store of their own, and the client would rather have none
    private boolean visit(String how, ConsumeFromWhere from, int toSend, int wanted) throws Exception {
        SortedSet<Integer> got = new ConcurrentSkipListSet<>();
        PriceNode node = new PriceNode(TOPIC + "-node", "node");
        node.setMessageModel(MessageModel.BROADCASTING);
        node.setConsumeFromWhere(from);
        FileOffsets offsets = new FileOffsets(new OffsetFile(new FolderDisk(folder), FILE));
        node.setOffsetStore(offsets);
        node.setAwaitTerminationMillisWhenShutdown(10_000);
        node.subscribe(TOPIC, "*");
        node.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            messages.forEach(message -> got.add(Integer.parseInt(new String(message.getBody(), UTF_8))));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        node.start();
        node.awaitQueues(TOPIC, 1);
        send(toSend);
        int upTo = sent;
        long start = System.nanoTime();
        while ((got.size() < wanted || stands(offsets) < upTo) && System.nanoTime() - start < BOUND_NANOS) {
            LockSupport.parkNanos(5_000_000);
        }
        node.shutdown();
        System.out.printf("%-28s gets %s%n", how, got.toString().replaceAll("[\\[,\\]]", ""));
        return got.size() == wanted;
    }

    private static long stands(FileOffsets offsets) {
        return offsets.cloneOffsetTable(TOPIC).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
