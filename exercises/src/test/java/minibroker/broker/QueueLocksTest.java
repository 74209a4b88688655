package minibroker.broker;

import checks.HandClock;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("14-2")
class QueueLocksTest {
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

    @Test
    @Tag("invariant-2")
    @DisplayName("c1 asks for two queues and gets them; c2 asks for them and gets none; c1 asks again and has both")
    void oneOwnerAtATime() {
        assertThat(lock("billing", "c1", ORDERS_0, ORDERS_1)).as("c1 gets").containsExactly("Orders 0", "Orders 1");
        assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1)).as("c2 gets").isEmpty();
        assertThat(lock("billing", "c1", ORDERS_1, ORDERS_0))
                .as("c1 gets again")
                .containsExactly("Orders 0", "Orders 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("one of three queues is another's: the two others are given, whichever it is")
    void whatIsFreeIsGiven() {
        MessageQueue[] three = {ORDERS_0, ORDERS_1, BILLS_0};
        for (MessageQueue taken : three) {
            String group = "group of " + taken;
            lock(group, "c1", taken);
            TreeSet<String> others = new TreeSet<>(List.of("Orders 0", "Orders 1", "Bills 0"));
            others.remove(taken.topic() + " " + taken.queueId());
            assertThat(lock(group, "c2", three))
                    .as("c2 gets, when c1 has %s", taken)
                    .containsExactlyElementsOf(others);
            assertThat(lock(group, "c1", three))
                    .as("c1 gets, when c2 has the others")
                    .containsExactly(taken.topic() + " " + taken.queueId());
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("another group, and another topic with a queue of the same number, have locks of their own")
    void ofWhatALockIsTheLock() {
        lock("billing", "c1", ORDERS_0);
        assertThat(lock("warehouse", "c2", ORDERS_0)).as("another group gets").containsExactly("Orders 0");
        assertThat(lock("billing", "c2", BILLS_0))
                .as("the group gets of another topic")
                .containsExactly("Bills 0");
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("the group gets of this topic")
                .isEmpty();
        unlock("warehouse", "c1", ORDERS_0);
        unlock("warehouse", "c2", ORDERS_0);
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("when the other group's is free, billing's other client gets")
                .isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("one client has queues of two groups and gives one free: the other group's is still the client's")
    void aClientOfTwoGroups() {
        lock("billing", "c1", ORDERS_0);
        lock("warehouse", "c1", ORDERS_0);
        unlock("billing", "c1", ORDERS_0);
        assertThat(lock("warehouse", "c2", ORDERS_0))
                .as("another of warehouse gets")
                .isEmpty();
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("another of billing gets")
                .containsExactly("Orders 0");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("not asked for since 60.000 s: still locked; since 60.001 s: free, and the old owner gets it no more")
    void aMinute() {
        lock("billing", "c1", ORDERS_0);
        clock.forward(MINUTE);
        assertThat(lock("billing", "c2", ORDERS_0)).as("c2 gets after 60.000 s").isEmpty();
        clock.forward(1);
        assertThat(lock("billing", "c2", ORDERS_0)).as("c2 gets after 60.001 s").containsExactly("Orders 0");
        assertThat(lock("billing", "c1", ORDERS_0)).as("c1 gets then").isEmpty();
        clock.forward(MINUTE);
        assertThat(lock("billing", "c1", ORDERS_0))
                .as("c1 gets a minute after c2 got it")
                .isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("c1 asks for its three queues once a minute, for an hour: c2 asks in between, and never gets one")
    void askingAgainRenewsEach() {
        lock("billing", "c1", ORDERS_0, ORDERS_1, BILLS_0);
        for (int minute = 0; minute < 60; minute++) {
            clock.forward(MINUTE / 2);
            assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1, BILLS_0))
                    .as("c2 gets after %s minutes and a half", minute)
                    .isEmpty();
            clock.forward(MINUTE / 2);
            assertThat(lock("billing", "c1", ORDERS_0, ORDERS_1, BILLS_0))
                    .as("c1 keeps when it asks after %s minutes", minute + 1)
                    .hasSize(3);
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("c1 asks for one of its two queues again: it keeps the other one, which is free after its minute")
    void whatIsNotAskedForIsNotRenewed() {
        lock("billing", "c1", ORDERS_0, ORDERS_1);
        clock.forward(40_000);
        lock("billing", "c1", ORDERS_0);
        assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1))
                .as("c2 gets when c1 has asked for one of its two")
                .isEmpty();
        clock.forward(21_000);
        assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1))
                .as("c2 gets after 61 s")
                .containsExactly("Orders 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("c2 asks in vain, again and again, for the queue of c1, which is dead: it gets it after c1's minute")
    void askingInVainRenewsNothing() {
        lock("billing", "c1", ORDERS_0);
        for (int i = 0; i < 3; i++) {
            clock.forward(20_000);
            lock("billing", "c2", ORDERS_0);
        }
        clock.forward(1);
        assertThat(lock("billing", "c2", ORDERS_0)).as("c2 gets").containsExactly("Orders 0");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("c1 lets its lock expire, nobody wanted it meanwhile, and c1 asks again: it has it, for a minute")
    void theOldOwnerMayComeAgain() {
        lock("billing", "c1", ORDERS_0);
        clock.forward(MINUTE + 1);
        assertThat(lock("billing", "c1", ORDERS_0)).as("c1 gets").containsExactly("Orders 0");
        clock.forward(MINUTE);
        assertThat(lock("billing", "c2", ORDERS_0)).as("c2 gets a minute later").isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the clock is set back by an hour: the queue is still c1's, and nobody else's")
    void theClockIsSetBack() {
        lock("billing", "c1", ORDERS_0);
        clock.forward(-3_600_000);
        assertThat(locks.holdsAny(text("billing"))).as("billing holds any").isTrue();
        assertThat(lock("billing", "c2", ORDERS_0)).as("c2 gets").isEmpty();
        assertThat(lock("billing", "c1", ORDERS_0)).as("c1 gets").containsExactly("Orders 0");
        clock.forward(MINUTE);
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("c2 gets a minute after c1 asked, by the clock that was set back")
                .isEmpty();
        clock.forward(1);
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("c2 gets 60.001 s after c1 asked, by the clock that was set back")
                .containsExactly("Orders 0");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("c1 asks, and again a second later: its minute begins with the second time")
    void askingSoonAgainRenewsAsWell() {
        lock("billing", "c1", ORDERS_0);
        clock.forward(1_000);
        lock("billing", "c1", ORDERS_0);
        clock.forward(MINUTE);
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("c2 gets 60.000 s after c1 asked again")
                .isEmpty();
        clock.forward(1);
        assertThat(lock("billing", "c2", ORDERS_0))
                .as("c2 gets 60.001 s after c1 asked again")
                .containsExactly("Orders 0");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("c1 unlocks one of two queues: c2 gets that one; c1 unlocks both: c2 gets both")
    void givenFree() {
        lock("billing", "c1", ORDERS_0, ORDERS_1);
        unlock("billing", "c1", ORDERS_0);
        assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1)).as("c2 gets").containsExactly("Orders 0");
        unlock("billing", "c1", ORDERS_0, ORDERS_1);
        assertThat(lock("billing", "c2", ORDERS_0, ORDERS_1))
                .as("c2 has, when c1 has unlocked both")
                .containsExactly("Orders 0", "Orders 1");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("c1 is late: its lock has expired, c2 has the queue, and c1 unlocks it: c2 keeps it")
    void onlyTheOwnerUnlocks() {
        lock("billing", "c1", ORDERS_0, ORDERS_1);
        clock.forward(MINUTE + 1);
        lock("billing", "c2", ORDERS_0);
        unlock("billing", "c1", ORDERS_0, ORDERS_1);
        assertThat(lock("billing", "c3", ORDERS_0, ORDERS_1)).as("c3 gets").containsExactly("Orders 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "unlocking what nobody holds, and what another one holds, in one request with an own queue: the own one is free")
    void unlockedTogether() {
        lock("billing", "c1", ORDERS_1);
        lock("billing", "c2", BILLS_0);
        unlock("billing", "c1", ORDERS_0, BILLS_0, ORDERS_1);
        unlock("nobody", "c1", ORDERS_0);
        assertThat(lock("billing", "c3", ORDERS_0, ORDERS_1, BILLS_0))
                .as("c3 gets")
                .containsExactly("Orders 0", "Orders 1");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "billing holds a queue, and another one: it holds any until both are given free, or for a minute; warehouse holds none")
    void whoHoldsAny() {
        assertThat(locks.holdsAny("billing")).as("before").isFalse();
        lock("billing", "c1", ORDERS_0);
        lock("billing", "c2", ORDERS_1);
        assertThat(locks.holdsAny(text("billing"))).as("with two locks").isTrue();
        assertThat(Stream.of("warehouse", "bill", "billing2", "Orders", "c1").filter(locks::holdsAny))
                .as("groups that hold any, of five that never asked")
                .isEmpty();
        unlock("billing", "c1", ORDERS_0);
        assertThat(locks.holdsAny(text("billing"))).as("with one lock").isTrue();
        clock.forward(MINUTE);
        assertThat(locks.holdsAny(text("billing"))).as("after 60.000 s").isTrue();
        clock.forward(1);
        assertThat(locks.holdsAny(text("billing"))).as("after 60.001 s").isFalse();
        lock("billing", "c1", ORDERS_0);
        unlock("billing", "c1", ORDERS_0);
        assertThat(locks.holdsAny(text("billing"))).as("when all is given free").isFalse();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("c1's first queue has expired, its second has not: the group holds one still")
    void oneExpiredAndOneNot() {
        for (List<MessageQueue> both : List.of(List.of(ORDERS_0, ORDERS_1), List.of(ORDERS_1, ORDERS_0))) {
            QueueLockManager fresh = new QueueLockManager(clock);
            fresh.lock("billing", "c1", both);
            clock.forward(40_000);
            fresh.lock("billing", "c1", both.subList(1, 2));
            clock.forward(30_000);
            assertThat(fresh.holdsAny("billing")).as("billing holds any").isTrue();
        }
    }
}
