package programs.messages;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A thousand producers that live for two messages each, as jobs do that are started by the clock. Every one of them
 * spreads its own messages perfectly.
 */
public final class FirstQueues {
    private static final int PRODUCERS = 1_000;
    private static final int MESSAGES = 2;
    private static final int QUEUES = 8;

    private FirstQueues() {}

    public static void main(String[] args) {
        run(new Random(), System.out);
    }

    static void run(Random random, PrintStream out) {
        out.println("queue    every producer begins with queue 0    each begins anywhere");
        int[] zero = spread(() -> new RoundRobinQueues(0));
        int[] anywhere = spread(() -> new RoundRobinQueues(random.nextInt()));
        for (int queue = 0; queue < QUEUES; queue++) {
            out.printf(
                    "%5s    %5s messages                        %5s messages%n", queue, zero[queue], anywhere[queue]);
        }
    }

    private static int[] spread(Supplier<RoundRobinQueues> start) {
        List<MessageQueue> queues = IntStream.range(0, QUEUES)
                .mapToObj(id -> new MessageQueue(SpreadSales.TOPIC, "broker-a", id))
                .toList();
        Message message = new Message(SpreadSales.TOPIC, new byte[] {1});
        int[] messagesOfQueue = new int[QUEUES];
        for (int producer = 0; producer < PRODUCERS; producer++) {
            RoundRobinQueues selector = start.get();
            for (int i = 0; i < MESSAGES; i++) {
                messagesOfQueue[selector.select(queues, message, null).getQueueId()]++;
            }
        }
        return messagesOfQueue;
    }
}
