package programs.ordered;

import checks.Thrown;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-1")
@Tag("invariant-1")
class OrderQueuesTest {
    static final int FIRST = 8;
    static final int ORDERS = 6_000;
    private static final List<String> STEPS = List.of("created", "paid", "packed", "sent");

    static OrderQueues selector() {
        return new OrderQueues(FIRST);
    }

    /** Of one broker. */
    static List<MessageQueue> queues(int number) {
        return ofBroker("broker-a", number);
    }

    static List<MessageQueue> ofBroker(String broker, int number) {
        return IntStream.range(0, number)
                .mapToObj(id -> new MessageQueue("Orders", broker, id))
                .toList();
    }

    static Message step(String tag, int sent) {
        Message step = new Message("Orders", tag, (tag + " " + sent).getBytes(UTF_8));
        if (sent % 2 == 0) {
            step.setKeys(tag + sent);
        }
        return step;
    }

    static List<String> numbers(IntFunction<String> number) {
        return IntStream.range(0, ORDERS).mapToObj(number).toList();
    }

    /** How many of the orders each queue gets, those that get none too. */
    static Map<MessageQueue, Integer> shares(OrderQueues selector, List<String> orders, List<MessageQueue> queues) {
        Map<MessageQueue, Integer> shares = new TreeMap<>();
        queues.forEach(queue -> shares.put(queue, 0));
        orders.forEach(order -> shares.merge(selector.select(queues, step("created", 1), order), 1, Integer::sum));
        return shares;
    }

    static void assertEven(Map<MessageQueue, Integer> shares, int queues, String which) {
        int least = ORDERS / queues / 2;
        int most = 2 * ORDERS / queues;
        assertThat(shares.values().stream().filter(share -> share < least || share > most))
                .as("shares of %s orders that are not from %s to %s, %s, %s queues", ORDERS, least, most, which, queues)
                .isEmpty();
    }

    @Test
    @DisplayName("a hundred orders of four steps, sent in turns: all steps of each are in one queue")
    void allStepsAreInOneQueue() {
        OrderQueues selector = selector();
        List<MessageQueue> queues = queues(FIRST);
        Map<String, TreeSet<Integer>> used = new TreeMap<>();
        int sent = 0;
        for (String tag : STEPS) {
            for (int order = 4711; order < 4811; order++) {
                MessageQueue queue = selector.select(queues, step(tag, sent++), "" + order);
                used.computeIfAbsent("" + order, any -> new TreeSet<>()).add(queue.getQueueId());
            }
        }
        assertThat(used.entrySet().stream()
                        .filter(order -> order.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .limit(1))
                .as("the first order whose steps are in several queues")
                .isEmpty();
    }

    @Test
    @DisplayName("another producer, which sees the orders the other way round, finds the same queue for each")
    void allProducersAgree() {
        List<MessageQueue> queues = queues(FIRST);
        OrderQueues one = selector();
        OrderQueues other = selector();
        Map<String, MessageQueue> chosen = new TreeMap<>();
        List<String> orders = numbers(i -> "A-" + i).subList(0, 500);
        orders.forEach(order -> chosen.put(order, one.select(queues, step("created", 1), order)));
        List<String> disagreed = new ArrayList<>();
        for (int i = orders.size() - 1; i >= 0; i--) {
            String order = new String(orders.get(i).toCharArray());
            if (!chosen.get(order).equals(other.select(new ArrayList<>(queues), step("paid", 2), order))) {
                disagreed.add(order);
            }
        }
        assertThat(disagreed).as("orders in two queues").isEmpty();
    }

    @Test
    @DisplayName("the number comes as text, as a Long, as an Integer: one order, one queue; also a long one, and -4711")
    void theNumberIsTheSameHoweverItComes() {
        OrderQueues selector = selector();
        List<MessageQueue> queues = queues(FIRST);
        List<String> disagreed = new ArrayList<>();
        for (int number : new int[] {4711, 0, 7, 128, 20_000_001, -4711, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            long ids = Stream.of("" + number, (Object) number, (long) number)
                    .map(order -> selector.select(queues, step("paid", 1), order))
                    .distinct()
                    .count();
            if (ids > 1) {
                disagreed.add("" + number);
            }
        }
        for (long number : new long[] {1L << 40, Long.MAX_VALUE, -5_000_000_001L}) {
            if (!selector.select(queues, step("paid", 1), number)
                    .equals(selector.select(queues, step("paid", 1), "" + number))) {
                disagreed.add("" + number);
            }
        }
        assertThat(disagreed).as("orders in more than one queue").isEmpty();
    }

    @Test
    @DisplayName(
            "orders whose hash is 0, negative, or the smallest int, one of twenty digits, and 1 to 100 queues: each gets a queue of the list")
    void eachOrderGetsAQueue() {
        List<String> without = new ArrayList<>();
        // the hash of the first is the smallest int; of its reverse and the others some are negative
        for (String order : List.of(
                "polygenelubricants",
                "DESIGNING WORKHOUSES",
                "A-17",
                "20260000000000004711",
                "bestellung-ü-99",
                " ",
                "z".repeat(300))) {
            for (int number = 1; number <= 100; number++) {
                List<MessageQueue> queues = queues(number);
                String gets = selected(queues, order);
                if (!gets.equals("one of them")) {
                    without.add("%s of %s queues gets %s".formatted(order, number, gets));
                }
            }
        }
        assertThat(without.stream().limit(5))
                .as("orders without a queue of the list")
                .isEmpty();
    }

    private static String selected(List<MessageQueue> queues, Object order) {
        MessageQueue[] selected = new MessageQueue[1];
        OrderQueues selector = new OrderQueues(queues.size());
        String thrown = Thrown.by(() -> selected[0] = selector.select(queues, step("paid", 1), order));
        if (!thrown.equals("nothing")) {
            return thrown;
        }
        return queues.contains(selected[0]) ? "one of them" : "" + selected[0];
    }

    @Test
    @DisplayName("no number: that is the caller's mistake, and select throws")
    void noNumberNoQueue() {
        selector().select(queues(FIRST), step("paid", 1), "4711");
        assertThat(Thrown.by(() -> selector().select(queues(FIRST), step("paid", 1), null)))
                .as("what select threw")
                .isNotEqualTo("nothing");
    }

    @Test
    @DisplayName(
            "6000 orders: numbers in a row, in steps of ten and of sixteen, with a year in front, at random; eight queues, and each gets its share")
    void theOrdersAreSpread() {
        Map<String, List<String>> kinds = new TreeMap<>(Map.of(
                "numbers in a row", numbers(i -> "" + (100_000 + i)),
                "numbers in steps of ten", numbers(i -> "" + (100_000 + 10 * i)),
                "numbers in steps of sixteen", numbers(i -> "" + 16 * i),
                "a year in front", numbers(i -> "2026-order-" + i),
                "a shop behind", numbers(i -> i + "-shop-north"),
                "at random", numbers(i -> new UUID(i * 0x9E3779B97F4A7C15L, ~i * 31L).toString())));
        kinds.forEach((kind, orders) -> assertEven(shares(selector(), orders, queues(FIRST)), FIRST, kind));
    }

    @Test
    @DisplayName("two brokers with four queues each: each of the eight gets its share")
    void queuesOfTwoBrokers() {
        List<MessageQueue> queues = IntStream.range(0, FIRST)
                .mapToObj(i -> new MessageQueue("Orders", i < 4 ? "broker-a" : "broker-b", i % 4))
                .toList();
        assertEven(shares(selector(), numbers(i -> "" + (4711 + i)), queues), FIRST, "of two brokers");
    }
}
