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
    /** So many that some begin below zero. */
    private static final int PAIRS = 64;

    private static final List<MessageQueue> QUEUES =
            List.of(new MessageQueue("TicketSales", "a", 0), new MessageQueue("TicketSales", "a", 1));

    @Test
    @Tag("invariant-5")
    @DisplayName("two producers with a selector each: what one sends does not take a turn away from the other")
    void twoSelectorsCountForThemselves() {
        for (int pair = 0; pair < PAIRS; pair++) {
            RoundRobinQueues one = RoundRobinQueues.fromARandomQueue();
            RoundRobinQueues other = RoundRobinQueues.fromARandomQueue();
            int first = chosen(one);
            chosen(other);

            assertThat(chosen(one) == first ? "the same again" : "the other one")
                    .as("the second queue of the first producer, of 2")
                    .isEqualTo("the other one");
        }
    }

    private static int chosen(RoundRobinQueues selector) {
        return selector.select(QUEUES, new Message("TicketSales", new byte[] {1}), null)
                .getQueueId();
    }
}
