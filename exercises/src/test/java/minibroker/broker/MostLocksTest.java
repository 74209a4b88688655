package minibroker.broker;

import checks.HandClock;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-2")
class MostLocksTest {
    private static final long MINUTE = 60_000;
    private static final MessageQueue ORDERS_0 = new MessageQueue("Orders", 0);
    private static final MessageQueue ORDERS_1 = new MessageQueue("Orders", 1);
    private static final MessageQueue BILLS_0 = new MessageQueue("Bills", 0);

    private final HandClock clock = new HandClock();
    private final QueueLockManager locks = new QueueLockManager(clock);

    /** Texts as they come with a request: equal, and never the same object. */
    private static String text(String text) {
        return new String(text.toCharArray());
    }

    /** What the client gets, sorted, as texts such as {@code Orders 0}. */
    private List<String> lock(String group, String client, MessageQueue... queues) {
        return locks.lock(text(group), text(client), copies(queues)).stream()
                .map(queue -> queue.topic() + " " + queue.queueId())
                .sorted()
                .toList();
    }

    private void unlock(String group, String client, MessageQueue... queues) {
        locks.unlock(text(group), text(client), copies(queues));
    }

    private static List<MessageQueue> copies(MessageQueue... queues) {
        return IntStream.range(0, queues.length)
                .mapToObj(i -> new MessageQueue(text(queues[i].topic()), queues[i].queueId()))
                .toList();
    }

    private static List<MessageQueue> many(String topic, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(id -> new MessageQueue(topic, id))
                .toList();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "100,000 locks are held: no other is given, to no group; each of them can be renewed, and one that is given free makes room for one")
    void noMoreThanTheMost() {
        int half = QueueLockManager.MOST / 2;
        locks.lock("billing", "c1", many("Orders", 0, half));
        assertThat(locks.lock("warehouse", "c2", many("Orders", 0, half + 5)))
                .as("locks that warehouse gets when billing has %s", half)
                .hasSize(half);
        assertThat(lock("billing", "c1", ORDERS_0, BILLS_0))
                .as("c1 asks for an old one, and a new one behind it, and gets")
                .containsExactly("Orders 0");
        assertThat(lock("billing", "c1", BILLS_0, ORDERS_0))
                .as("c1 asks for a new one, and an old one behind it, and gets")
                .containsExactly("Orders 0");
        assertThat(lock("third", "c3", ORDERS_0)).as("a third group gets").isEmpty();
        unlock("billing", "c1", ORDERS_1);
        assertThat(lock("third", "c3", ORDERS_0, ORDERS_1))
                .as("the third group gets, when one is free")
                .hasSize(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("100,000 locks have expired, of groups that are gone: another group gets as many")
    void whatHasExpiredTakesNoRoom() {
        locks.lock("billing", "c1", many("Orders", 0, QueueLockManager.MOST));
        clock.forward(MINUTE + 1);
        assertThat(locks.lock("warehouse", "c2", many("Orders", 0, QueueLockManager.MOST)))
                .as("locks that warehouse gets")
                .hasSize(QueueLockManager.MOST);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the list that a client asks with is as it was, and what it was given stays the same when others ask")
    void theListsBelongToOthers() {
        List<MessageQueue> asked = new ArrayList<>(List.of(ORDERS_0, ORDERS_1));
        lock("billing", "c2", ORDERS_0);
        List<MessageQueue> given = locks.lock("billing", "c1", asked);
        assertThat(asked).as("the list it asked with").containsExactly(ORDERS_0, ORDERS_1);
        unlock("billing", "c1", ORDERS_1);
        lock("billing", "c3", ORDERS_1, BILLS_0);
        assertThat(given).as("what it was given").containsExactly(ORDERS_1);
        List<MessageQueue> freed = new ArrayList<>(List.of(ORDERS_1, ORDERS_0));
        locks.unlock("billing", "c2", freed);
        assertThat(freed).as("the list it unlocked with").containsExactly(ORDERS_1, ORDERS_0);
    }
}
