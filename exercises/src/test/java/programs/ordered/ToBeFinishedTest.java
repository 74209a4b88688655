package programs.ordered;

import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-1")
@Tag("invariant-1")
class ToBeFinishedTest {
    /** Those of the orders whose queue is another one afterwards, as selectors say that have seen nothing before. */
    private static TreeSet<String> torn(List<String> open, List<MessageQueue> before, List<MessageQueue> after) {
        TreeSet<String> torn = new TreeSet<>();
        open.stream()
                .filter(order -> !Objects.equals(
                        OrderQueuesTest.selector().select(before, OrderQueuesTest.step("paid", 1), order),
                        OrderQueuesTest.selector().select(after, OrderQueuesTest.step("paid", 1), order)))
                .forEach(torn::add);
        return torn;
    }

    @Test
    @DisplayName(
            "sixty open orders; four queues are added, or one, or eight, to eight or to twelve: to be finished are those whose steps would be in two queues")
    void whatHasToBeFinished() {
        List<String> open = OrderQueuesTest.numbers(i -> "A-" + i * 7).subList(0, 60);
        OrderQueues selector = OrderQueuesTest.selector();
        open.forEach(order -> selector.select(
                OrderQueuesTest.queues(OrderQueuesTest.FIRST), OrderQueuesTest.step("created", 1), order));
        for (int first : new int[] {OrderQueuesTest.FIRST, OrderQueuesTest.FIRST + 4}) {
            for (int added : new int[] {4, 1, 8}) {
                List<MessageQueue> before = OrderQueuesTest.queues(first);
                List<MessageQueue> after = OrderQueuesTest.queues(first + added);
                assertThat(new TreeSet<>(selector.toBeFinished(open, before, after)))
                        .as("to be finished before %s queues become %s", first, first + added)
                        .isEqualTo(torn(open, before, after));
            }
        }
        assertThat(selector.toBeFinished(
                        open,
                        OrderQueuesTest.queues(OrderQueuesTest.FIRST),
                        OrderQueuesTest.queues(OrderQueuesTest.FIRST)))
                .as("to be finished if no queue is added")
                .isEmpty();
        assertThat(selector.toBeFinished(
                        List.of(),
                        OrderQueuesTest.queues(OrderQueuesTest.FIRST),
                        OrderQueuesTest.queues(OrderQueuesTest.FIRST + 4)))
                .as("to be finished if no order is open")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "a second broker with eight queues of the same numbers is added: an order that moves to its queue is to be finished")
    void aSecondBrokerIsAdded() {
        List<String> open = OrderQueuesTest.numbers(i -> "A-" + i * 7).subList(0, 60);
        List<MessageQueue> before = OrderQueuesTest.queues(OrderQueuesTest.FIRST);
        List<MessageQueue> after = new ArrayList<>(before);
        IntStream.range(0, OrderQueuesTest.FIRST).forEach(id -> after.add(new MessageQueue("Orders", "broker-b", id)));
        assertThat(new TreeSet<>(OrderQueuesTest.selector().toBeFinished(open, before, after)))
                .as("to be finished if broker-b is added")
                .isEqualTo(torn(open, before, after));
    }
}
