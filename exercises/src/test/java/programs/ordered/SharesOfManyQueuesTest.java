package programs.ordered;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static programs.ordered.OrderQueuesTest.ORDERS;
import static programs.ordered.OrderQueuesTest.numbers;
import static programs.ordered.OrderQueuesTest.queues;
import static programs.ordered.OrderQueuesTest.shares;

@Tag("14-1")
@Tag("invariant-1")
class SharesOfManyQueuesTest {
    private static Collection<Integer> sharesOf(int queues, List<String> orders) {
        return shares(new OrderQueues(queues), orders, queues(queues)).values();
    }

    private static void assertEven(int queues, String which, List<String> orders) {
        Collection<Integer> shares = sharesOf(queues, orders);
        int each = ORDERS / queues;
        assertThat(Collections.min(shares))
                .as("orders of the emptiest of %s queues, of %s, when each's share is %s", queues, which, each)
                .isGreaterThanOrEqualTo(each / 2);
        assertThat(Collections.max(shares))
                .as("orders of the fullest of %s queues, of %s, when each's share is %s", queues, which, each)
                .isLessThanOrEqualTo(2 * each);
    }

    @Test
    @DisplayName(
            "6000 orders, numbers in a row and in steps of ten; 64 queues, 32, and 31: each gets its share; 300: none is empty")
    void theOrdersAreSpreadOverManyQueues() {
        List<String> inARow = numbers(i -> "" + (100_000 + i));
        for (int queues : new int[] {64, 32, 31}) {
            assertEven(queues, "numbers in a row", inARow);
            assertEven(queues, "numbers in steps of ten", numbers(i -> "" + (100_000 + 10 * i)));
        }
        assertThat(sharesOf(300, inARow).stream().filter(share -> share == 0).count())
                .as("queues of 300 that get none of 6000 orders")
                .isZero();
    }
}
