package programs.groups;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which consumer of a group has which queue, a line for each change, while consumers come and go; and one order that is
 * handled by two of them, because its queue changes hands before the first one is done.
 */
public final class WhoOwnsWhat {
    private static final String TOPIC = "Owned" + System.currentTimeMillis();
    private static final String GROUP = "Owners" + System.currentTimeMillis();
    private static final int QUEUES = 8;
    private static final int FIRST = 4711;
    private static final int SLOW = FIRST + 2 * QUEUES;
    private static final long PATIENCE_SECONDS = 60;

    /** Who has handled each order, in the order in which they began. */
    private final SortedMap<Integer, String> handled = new ConcurrentSkipListMap<>();

    private final CountDownLatch slowOneBegun = new CountDownLatch(1);
    private final CountDownLatch slowOneAgain = new CountDownLatch(1);
    private final OwnerBoard board = new OwnerBoard(TOPIC, QUEUES);
    private boolean complete = true;

    private WhoOwnsWhat() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("WhoOwnsWhatShop");
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.setMqClientApiTimeout(10_000);
        producer.setDefaultTopicQueueNums(QUEUES);
        producer.start();
        boolean complete = new WhoOwnsWhat().run(producer);
        System.exit(complete ? 0 : 1); // clients take their time to say good-bye
    }

    private boolean run(DefaultMQProducer producer) throws Exception {
        List<MessageQueue> queues = queues(producer);
        for (int i = 0; i < 2 * QUEUES; i++) {
            send(producer, queues.get(i % QUEUES), FIRST + i);
        }
        board.head();
        QueueOwner a = comes("a");
        settled("aaaaaaaa");
        settledOrders(2 * QUEUES);
        a.commit();
        send(producer, queues.get(QUEUES - 1), SLOW);
        complete &= slowOneBegun.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        board.says("order %s comes; a handles it, and that takes long".formatted(SLOW));
        QueueOwner b = comes("b");
        settled("aaaabbbb");
        complete &= slowOneAgain.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        board.says("b is given order %s, too, before a is done".formatted(SLOW));
        QueueOwner c = comes("c");
        settled("aaabbbcc");
        goes(b);
        settled("aaaacccc");
        goes(a);
        settled("cccccccc");
        goes(c);
        return result();
    }

    private static List<MessageQueue> queues(DefaultMQProducer producer) throws Exception {
        Message first = new Message(TOPIC, "first", "the topic is made".getBytes(UTF_8));
        producer.send(first);
        return producer.fetchPublishMessageQueues(TOPIC).stream().sorted().toList();
    }

    private static void send(DefaultMQProducer producer, MessageQueue queue, int order) throws Exception {
        producer.send(new Message(TOPIC, "paid", Integer.toString(order).getBytes(UTF_8)), queue);
    }

    private QueueOwner comes(String name) throws Exception {
        QueueOwner consumer = new QueueOwner(name, GROUP, TOPIC, message -> handle(name, message));
        board.says(name + " comes");
        board.add(consumer);
        consumer.start();
        return consumer;
    }

    private void goes(QueueOwner consumer) {
        board.says(consumer.name() + " says good-bye");
        consumer.leave();
    }

    private void handle(String name, MessageExt message) {
        if (!"paid".equals(message.getTags())) {
            return;
        }
        int order = Integer.parseInt(new String(message.getBody(), UTF_8));
        handled.merge(order, name, (before, now) -> before + " and " + now);
        if (order == SLOW && name.equals("a")) {
            slowOneBegun.countDown();
            waitForTheSecond();
        } else if (order == SLOW) {
            slowOneAgain.countDown();
        }
    }

    private void waitForTheSecond() {
        try {
            slowOneAgain.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows every change until the queues are shared like this. */
    private void settled(String owners) {
        complete &= board.watchUntil(() -> board.owners().equals(owners), PATIENCE_SECONDS);
    }

    private void settledOrders(int count) {
        complete &= board.watchUntil(() -> handled.size() >= count, PATIENCE_SECONDS);
    }

    private boolean result() {
        long once =
                handled.values().stream().filter(names -> names.length() == 1).count();
        System.out.printf("%n%s orders were sent; %s were handled once%n", 2 * QUEUES + 1, once);
        handled.forEach((order, names) -> {
            if (names.length() > 1) {
                System.out.printf("order %s was handled by %s%n", order, names);
            }
        });
        if (!complete) {
            System.out.printf("Not everything came within %s seconds.%n", PATIENCE_SECONDS);
        }
        return complete && handled.size() == 2 * QUEUES + 1;
    }
}
