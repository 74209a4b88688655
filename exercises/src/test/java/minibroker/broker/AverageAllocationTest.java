package minibroker.broker;

import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static minibroker.broker.QueueAllocation.AVG;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("11-3")
@Tag("invariant-4")
class AverageAllocationTest {
    @ParameterizedTest
    @DisplayName("neighbouring queues to the same consumer, and the first ones have one more")
    @CsvSource({
        "8, 1, 0 1 2 3 4 5 6 7",
        "8, 2, 0 1 2 3 | 4 5 6 7",
        "8, 3, 0 1 2 | 3 4 5 | 6 7",
        "8, 5, 0 1 | 2 3 | 4 5 | 6 | 7",
        "4, 4, 0 | 1 | 2 | 3"
    })
    void sharesEvenly(int queues, int consumers, String shares) {
        assertThat(shares(queues, consumers))
                .as("%s queues among %s consumers", queues, consumers)
                .isEqualTo(shares);
    }

    @ParameterizedTest
    @DisplayName("more consumers than queues: one queue each, and the last ones have none")
    @CsvSource({"3, 5, 0 | 1 | 2 | - | -", "1, 2, 0 | -", "0, 2, - | -"})
    void theLastHaveNone(int queues, int consumers, String shares) {
        assertThat(shares(queues, consumers))
                .as("%s queues among %s consumers", queues, consumers)
                .isEqualTo(shares);
    }

    @Test
    @DisplayName("1 to 40 queues, 1 to 45 consumers: every queue has one consumer, as Apache's client shares them")
    void agreesWithApachesClient() {
        for (int queues = 1; queues <= 40; queues++) {
            for (int consumers = 1; consumers <= 45; consumers++) {
                assertThat(shares(queues, consumers))
                        .as("%s queues among %s consumers", queues, consumers)
                        .isEqualTo(apaches(queues, consumers));
            }
        }
    }

    /** The queues of each consumer; {@code -} if it has none. */
    private static String shares(int queues, int consumers) {
        return IntStream.range(0, consumers)
                .mapToObj(place ->
                        shown(AVG.allocate(queues, place, consumers).boxed().toList()))
                .collect(Collectors.joining(" | "));
    }

    private static String apaches(int queues, int consumers) {
        List<MessageQueue> all = IntStream.range(0, queues)
                .mapToObj(id -> new MessageQueue("Orders", "broker-a", id))
                .toList();
        List<String> clients =
                IntStream.range(0, consumers).mapToObj(i -> "client-" + i).toList();
        List<String> shares = new ArrayList<>();
        for (String client : clients) {
            shares.add(shown(new AllocateMessageQueueAveragely()
                    .allocate("Billing", client, all, clients).stream()
                            .map(MessageQueue::getQueueId)
                            .toList()));
        }
        return String.join(" | ", shares);
    }

    private static String shown(List<Integer> queues) {
        return queues.isEmpty()
                ? "-"
                : queues.stream().map(queue -> Integer.toString(queue)).collect(Collectors.joining(" "));
    }
}
