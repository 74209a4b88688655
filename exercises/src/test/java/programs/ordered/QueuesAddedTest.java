package programs.ordered;

import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import programs.ordered.OrderQueues.WhenQueuesAreAdded;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static programs.ordered.OrderQueuesTest.FIRST;
import static programs.ordered.OrderQueuesTest.ORDERS;
import static programs.ordered.OrderQueuesTest.assertEven;
import static programs.ordered.OrderQueuesTest.numbers;
import static programs.ordered.OrderQueuesTest.ofBroker;
import static programs.ordered.OrderQueuesTest.queues;
import static programs.ordered.OrderQueuesTest.selector;
import static programs.ordered.OrderQueuesTest.shares;
import static programs.ordered.OrderQueuesTest.step;

@Tag("14-1")
@Tag("invariant-1")
class QueuesAddedTest {
    @Test
    @DisplayName(
            "after four queues were added to eight, or one, or eight, and four to these twelve: orders are, and are not, where whenQueuesAreAdded says")
    void theDecisionIsKept() {
        assertDecision(FIRST, 4);
        assertDecision(FIRST, 1);
        assertDecision(FIRST, 8);
        assertDecision(FIRST + 4, 4);
    }

    private static void assertDecision(int first, int added) {
        assertDecision(queues(first), queues(first + added));
    }

    private static void assertDecision(List<MessageQueue> before, List<MessageQueue> after) {
        int first = before.size();
        int added = after.size() - first;
        List<String> orders = numbers(i -> "" + (4711 + i));
        OrderQueues selector = selector();
        WhenQueuesAreAdded decision = selector.whenQueuesAreAdded();
        List<String> moved = orders.stream()
                .filter(order -> !selector.select(before, step("paid", 1), order)
                        .equals(selector.select(after, step("paid", 1), order)))
                .toList();
        assertThat(decision).as("the decision").isNotNull();
        if (decision == WhenQueuesAreAdded.NO_ORDER_MOVES) {
            assertThat(moved)
                    .as("orders that moved when %s queues were added to %s", added, first)
                    .isEmpty();
        } else {
            assertEven(shares(selector(), orders, after), first + added, added + " of them added");
        }
        if (decision == WhenQueuesAreAdded.SOME_MOVE_TO_NEW_QUEUES) {
            assertThat(moved.stream()
                            .map(order -> selector.select(after, step("paid", 1), order))
                            .filter(before::contains)
                            .map(MessageQueue::getQueueId)
                            .distinct()
                            .sorted())
                    .as("numbers of old queues to which orders moved when %s were added to %s", added, first)
                    .isEmpty();
            assertThat(moved.size())
                    .as("orders that moved when %s queues were added to %s", added, first)
                    .isLessThanOrEqualTo(2 * ORDERS * added / (first + added));
        }
    }

    @Test
    @DisplayName(
            "eight queues of broker-b, and four of broker-a are added behind them: orders are, and are not, where whenQueuesAreAdded says")
    void aBrokerWithASmallerNameIsAdded() {
        List<MessageQueue> before = ofBroker("broker-b", FIRST);
        List<MessageQueue> after = new ArrayList<>(before);
        after.addAll(ofBroker("broker-a", 4));
        assertDecision(before, after);
    }

    @Test
    @DisplayName(
            "four queues are added to eight, and four more to these: a producer that runs on and one that was started anew say the same queue for each order")
    void whatWasSentBeforeIsNoMatter() {
        OrderQueues runsOn = selector();
        List<String> orders = numbers(i -> "A-" + i).subList(0, 500);
        for (int number : new int[] {FIRST, FIRST + 4, FIRST + 8}) {
            OrderQueues startedNow = selector();
            List<String> disagreed = orders.stream()
                    .filter(order -> !Objects.equals(
                            runsOn.select(queues(number), step("created", 1), order),
                            startedNow.select(queues(number), step("paid", 2), order)))
                    .toList();
            assertThat(disagreed.stream().limit(3))
                    .as("orders of which the two producers say different queues, when there are %s queues", number)
                    .isEmpty();
        }
    }
}
