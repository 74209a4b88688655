package programs.groups;

import org.apache.rocketmq.client.consumer.AllocateMessageQueueStrategy;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a strategy does when one of five consumers leaves. Consumers are called {@code a} to {@code e} here.
 *
 * @param leaves the one that leaves
 * @param before the consumer of each queue, a letter each
 * @param after the same when it is gone
 */
record MovedQueues(String leaves, String before, String after) {
    static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

    private static final String TOPIC = "Orders";

    static MovedQueues of(AllocateMessageQueueStrategy strategy, int queues, String leaves) {
        List<String> four = FIVE.stream().filter(name -> !name.equals(leaves)).toList();
        return new MovedQueues(leaves, owners(strategy, queues, FIVE), owners(strategy, queues, four));
    }

    /** As each consumer computes it for itself. */
    private static String owners(AllocateMessageQueueStrategy strategy, int queues, List<String> names) {
        List<MessageQueue> all = IntStream.range(0, queues)
                .mapToObj(id -> new MessageQueue(TOPIC, "broker-a", id))
                .toList();
        List<String> clients = names.stream().map(MovedQueues::clientId).toList();
        Map<Integer, String> owners = new TreeMap<>();
        for (String name : names) {
            strategy.allocate("Billing", clientId(name), all, clients)
                    .forEach(queue -> owners.merge(queue.getQueueId(), name, (one, other) -> "*"));
        }
        return IntStream.range(0, queues)
                .mapToObj(queue -> owners.getOrDefault(queue, "."))
                .collect(Collectors.joining());
    }

    /** As a client makes it: address, process, and a number of its own. */
    private static String clientId(String name) {
        int place = name.charAt(0) - 'a';
        return "10.1.0.%s@1#%s".formatted(7 + place, 81_273_981_273L + 1_000_003L * place);
    }

    int queues() {
        return before.length();
    }

    /** How many queues the one had that leaves: these have to move. */
    long mustMove() {
        return queuesOf(leaves);
    }

    long moved() {
        return IntStream.range(0, queues()).filter(this::isMoved).count();
    }

    boolean isMoved(int queue) {
        return before.charAt(queue) != after.charAt(queue);
    }

    /** The most queues that one of the five has. */
    long mostOfOne() {
        return FIVE.stream().mapToLong(this::queuesOf).max().orElse(0);
    }

    private long queuesOf(String name) {
        return before.chars().filter(owner -> owner == name.charAt(0)).count();
    }

    /** {@code #} where a queue moves. */
    String moves() {
        return IntStream.range(0, queues())
                .mapToObj(queue -> isMoved(queue) ? "#" : "-")
                .collect(Collectors.joining());
    }
}
