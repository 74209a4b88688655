package programs.ordered;

import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-3")
class OrderStepsTest {
    private static final int ATTEMPTS = 3;
    private static final long PAUSE = 250;
    private static final int ENOUGH = 60;

    private final ShelfDesk desk = new ShelfDesk();

    private OrderSteps program() {
        return program(ATTEMPTS);
    }

    private OrderSteps program(int mostAttempts) {
        return new OrderSteps(desk, desk, mostAttempts, PAUSE);
    }

    /** Calls until the end of the queue; more often than any right answer needs. */
    private void call(ClientQueue queue, OrderSteps program) {
        queue.call(program, ENOUGH);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("four steps of two orders, nothing fails: handled once each, in the order of the queue")
    void nothingFails() {
        ClientQueue queue = new ClientQueue(1, "4711:created", "4712:created", "4711:paid", "4712:paid");
        call(queue, program());
        assertThat(desk.handled)
                .as("handled")
                .containsExactly("4711:created", "4712:created", "4711:paid", "4712:paid");
        assertThat(queue.committed()).as("messages that are done with").isEqualTo(4);
        assertThat(desk.shelf).as("on the shelf").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "\"paid\" fails twice, and then works: it is tried three times, and nothing behind it is handled before")
    void whatFailedIsTriedInItsPlace() {
        desk.failures.put("4711:paid", 2);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4711:paid", "4711:sent", "4712:created");
        call(queue, program());
        assertThat(desk.tried)
                .as("tried, one after the other")
                .containsExactly("4711:created", "4711:paid", "4711:paid", "4711:paid", "4711:sent", "4712:created");
        assertThat(desk.shelf).as("on the shelf").isEmpty();
        assertThat(queue.committed()).as("messages that are done with").isEqualTo(4);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two failures, and a pause of 250 ms after each")
    void thePause() {
        desk.failures.put("4711:paid", 2);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4711:paid");
        call(queue, program());
        assertThat(queue.pauses()).as("pauses of the queue, in milliseconds").containsExactly(PAUSE, PAUSE);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("\"paid\" of 4711 never works: three attempts, then it is on the shelf, and 4712 goes on")
    void aPoisonedStepMakesWay() {
        desk.failures.put("4711:paid", ENOUGH);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4711:paid", "4712:created", "4712:paid");
        call(queue, program());
        assertThat(desk.tried)
                .as("tried, one after the other")
                .containsExactly("4711:created", "4711:paid", "4711:paid", "4711:paid", "4712:created", "4712:paid");
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid");
        assertThat(queue.committed()).as("messages that are done with").isEqualTo(4);
        assertThat(queue.pauses())
                .as("pauses of the queue, in milliseconds: two between three attempts, and none when it goes on")
                .containsExactly(PAUSE, PAUSE);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("one attempt allowed, two, and five: the step is tried that often, and then on the shelf")
    void asManyAttemptsAsAreAllowed() {
        for (int most : new int[] {1, 2, 5}) {
            ShelfDesk fresh = new ShelfDesk();
            fresh.failures.put("4711:paid", ENOUGH);
            ClientQueue queue = new ClientQueue(1, "4711:paid", "4712:paid");
            call(queue, new OrderSteps(fresh, fresh, most, PAUSE));
            assertThat(fresh.tried.stream().filter("4711:paid"::equals).count())
                    .as("attempts, if %s are allowed", most)
                    .isEqualTo(most);
            assertThat(fresh.shelf).as("on the shelf, if %s are allowed", most).containsExactly("4711:paid");
            assertThat(fresh.handled).as("handled, if %s are allowed", most).containsExactly("4712:paid");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("2147483647 attempts are allowed: after fifty the step is still tried, and nothing passes it")
    void asGoodAsForEver() {
        desk.failures.put("4711:paid", ENOUGH);
        ClientQueue queue = new ClientQueue(1, "4711:paid", "4712:paid");
        OrderSteps program = program(Integer.MAX_VALUE);
        queue.call(program, 50);
        assertThat(desk.tried).as("tried").hasSize(50).containsOnly("4711:paid");
        assertThat(desk.shelf).as("on the shelf").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "\"paid\" of 4711 is on the shelf: \"packed\" and \"sent\" are not handled, they lie there behind it; 4712 is handled")
    void theOrderWaitsAsAWhole() {
        desk.failures.put("4711:paid", ENOUGH);
        ClientQueue queue =
                new ClientQueue(1, "4711:paid", "4712:paid", "4711:packed", "4712:packed", "4711:sent", "4712:sent");
        call(queue, program());
        assertThat(desk.handled).as("handled").containsExactly("4712:paid", "4712:packed", "4712:sent");
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:packed", "4711:sent");
        assertThat(queue.committed()).as("messages that are done with").isEqualTo(6);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "4711 is on the shelf, and another consumer takes the queue over: \"sent\" of 4711 goes to the shelf as well")
    void theNextConsumerKnowsToo() {
        desk.failures.put("4711:paid", ENOUGH);
        call(new ClientQueue(1, "4711:created", "4711:paid"), program());
        ClientQueue queue = new ClientQueue(1, "4711:sent", "471:created", "47:created", "4712:created");
        call(queue, program());
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:sent");
        assertThat(desk.handled)
                .as("handled")
                .containsExactly("4711:created", "471:created", "47:created", "4712:created");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "two orders of one queue fail for good, by turns: each is tried three times, and both are on the shelf")
    void twoPoisonedOrders() {
        desk.failures.put("4711:paid", ENOUGH);
        desk.failures.put("4712:paid", ENOUGH);
        ClientQueue queue = new ClientQueue(1, "4711:paid", "4712:paid", "4711:sent", "4713:paid", "4712:sent");
        call(queue, program());
        assertThat(desk.tried)
                .as("tried, one after the other")
                .containsExactly(
                        "4711:paid", "4711:paid", "4711:paid", "4712:paid", "4712:paid", "4712:paid", "4713:paid");
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4712:paid", "4711:sent", "4712:sent");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two queues have a step each that fails twice: the failures of one don't count for the other")
    void twoQueues() {
        desk.failures.put("4711:paid", 2);
        desk.failures.put("4712:paid", 2);
        OrderSteps program = program();
        ClientQueue one = new ClientQueue(new MessageQueue("Orders", "broker-a", 3), 1, "4711:paid", "4711:sent");
        ClientQueue other = new ClientQueue(new MessageQueue("Orders", "broker-a", 4), 1, "4712:paid", "4712:sent");
        for (int i = 0; i < 6; i++) {
            one.call(program, 1);
            other.call(program, 1);
        }
        assertThat(desk.shelf).as("on the shelf").isEmpty();
        assertThat(desk.handled)
                .as("handled")
                .containsExactlyInAnyOrder("4711:paid", "4711:sent", "4712:paid", "4712:sent");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the shelf fails when the step is to be laid there, five times: the queue waits, nothing is lost, and nothing passes")
    void theShelfIsAway() {
        desk.failures.put("4711:paid", ENOUGH);
        desk.putFailures = 5;
        ClientQueue queue = new ClientQueue(1, "4711:paid", "4711:sent", "4712:paid");
        OrderSteps program = program();
        queue.call(program, ATTEMPTS + 3);
        assertThat(queue.committed())
                .as("messages that are done with, while the shelf is away")
                .isZero();
        assertThat(desk.handled).as("handled, while the shelf is away").isEmpty();
        call(queue, program);
        assertThat(desk.shelf).as("on the shelf, when it is back").containsExactly("4711:paid", "4711:sent");
        assertThat(desk.handled).as("handled, when it is back").containsExactly("4712:paid");
        assertThat(queue.pauses()).as("pauses of the queue, in milliseconds").containsOnly(PAUSE);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the shelf can't say whether it holds 4711: the step is not handled, and not passed over, until it can")
    void theShelfDoesNotSay() {
        desk.shelf.add("4711:paid");
        desk.holdsFailures = 4;
        ClientQueue queue = new ClientQueue(1, "4711:sent", "4712:paid");
        OrderSteps program = program();
        queue.call(program, 4);
        assertThat(desk.tried).as("tried, while the shelf does not say").isEmpty();
        assertThat(queue.committed())
                .as("messages that are done with, while the shelf does not say")
                .isZero();
        call(queue, program);
        assertThat(desk.shelf).as("on the shelf, when it says").containsExactly("4711:paid", "4711:sent");
        assertThat(desk.handled).as("handled, when it says").containsExactly("4712:paid");
        assertThat(queue.pauses()).as("pauses of the queue, in milliseconds").containsOnly(PAUSE);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a step of an order that waits can't be laid on the shelf twice: the queue waits, and the step gets there")
    void alsoTheStepsBehindAreNotLost() {
        desk.shelf.add("4711:paid");
        desk.putFailures = 2;
        ClientQueue queue = new ClientQueue(1, "4711:packed", "4711:sent");
        call(queue, program());
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:packed", "4711:sent");
        assertThat(desk.tried).as("tried").isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the queue goes to another consumer, which lays 4711 on the shelf, and comes back: \"sent\" goes there as well")
    void anotherConsumerLaidItThere() {
        OrderSteps program = program();
        call(new ClientQueue(1, "4711:created", "4712:created"), program);
        desk.shelf.add("4711:paid");
        call(new ClientQueue(1, "4711:sent", "4712:sent"), program);
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:sent");
        assertThat(desk.handled).as("handled").containsExactly("4711:created", "4712:created", "4712:sent");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "4711 was on the shelf, and somebody has repaired it and taken all of it away: its next step is handled")
    void takenOffTheShelf() {
        desk.failures.put("4711:paid", ENOUGH);
        OrderSteps program = program();
        call(new ClientQueue(1, "4711:paid", "4711:packed"), program);
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:packed");
        desk.shelf.clear();
        call(new ClientQueue(1, "4711:sent"), program);
        assertThat(desk.shelf).as("on the shelf, after it was emptied").isEmpty();
        assertThat(desk.handled).as("handled").containsExactly("4711:sent");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the consumer is ended after two failures, and another begins anew: the step is tried, and the queue gets on")
    void anotherConsumerBeginsToCount() {
        desk.failures.put("4711:paid", ENOUGH);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4711:paid", "4712:paid");
        OrderSteps first = program();
        queue.call(first, 3);
        queue.restart();
        assertThat(queue.committed())
                .as("messages that are done with, at the restart")
                .isEqualTo(1);
        call(queue, program());
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid");
        assertThat(desk.handled).as("handled").containsExactly("4711:created", "4712:paid");
    }
}
