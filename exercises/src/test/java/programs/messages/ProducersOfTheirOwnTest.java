package programs.messages;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Each producer has a selector that counts for it alone. */
@Tag("02-3")
class ProducersOfTheirOwnTest {
    private static final List<MessageQueue> QUEUES =
            List.of(new MessageQueue("TicketSales", "a", 0), new MessageQueue("TicketSales", "a", 1));

    @Test
    @Tag("invariant-5")
    @DisplayName("two producers with a selector each: what one sends does not take a turn away from the other")
    void twoSelectorsCountForThemselves() {
        RoundRobinQueues one = RoundRobinQueues.fromARandomQueue();
        RoundRobinQueues other = RoundRobinQueues.fromARandomQueue();
        int first = chosen(one);
        chosen(other);

        assertThat(chosen(one))
                .as("the second queue of the first producer, of 2")
                .isEqualTo(1 - first);
    }

    private static int chosen(RoundRobinQueues selector) {
        return selector.select(QUEUES, new Message("TicketSales", new byte[] {1}), null)
                .getQueueId();
    }
}
