package programs.ordered;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("14-3")
class OwnAttemptsTest {
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
    @DisplayName(
            "the client gives four messages at once, and the second fails once: nothing behind it is handled before it")
    void severalAtOnce() {
        desk.failures.put("4711:paid", 1);
        ClientQueue queue = new ClientQueue(4, "4711:created", "4711:paid", "4711:sent", "4712:created");
        OrderSteps program = program();
        queue.call(program, 1);
        assertThat(desk.tried).as("tried in the first call").containsExactly("4711:created", "4711:paid");
        assertThat(queue.committed())
                .as("messages that are done with after the first call")
                .isZero();
        call(queue, program);
        assertThat(desk.handled.stream().distinct())
                .as("handled, each where it is first")
                .containsExactly("4711:created", "4711:paid", "4711:sent", "4712:created");
        assertThat(desk.shelf).as("on the shelf").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("four messages at once, and the first fails for good: the others are done, its order's on the shelf")
    void severalAtOnceWithAPoisonedOne() {
        desk.failures.put("4711:paid", ENOUGH);
        ClientQueue queue = new ClientQueue(4, "4711:paid", "4712:paid", "4711:sent", "4712:sent");
        call(queue, program());
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:paid", "4711:sent");
        assertThat(desk.handled).as("handled").containsExactly("4712:paid", "4712:sent");
        assertThat(queue.committed()).as("messages that are done with").isEqualTo(4);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "\"created\" of 4711 fails twice and then works, and so do \"paid\" and \"sent\": each has its three attempts")
    void eachStepHasItsOwnAttempts() {
        List<String> steps = List.of("4711:created", "4711:paid", "4711:sent");
        steps.forEach(step -> desk.failures.put(step, 2));
        ClientQueue queue = new ClientQueue(1, "4711:created", "4711:paid", "4711:sent");
        call(queue, program());
        assertThat(desk.shelf).as("on the shelf").isEmpty();
        assertThat(desk.handled).as("handled").containsExactlyElementsOf(steps);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "\"created\" was tried twice, then comes with two new ones and works; the second of them fails once: it is tried again")
    void attemptsOfTheOneThatFails() {
        desk.failures.put("4711:created", 2);
        desk.failures.put("4713:created", 1);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4712:created", "4713:created");
        OrderSteps program = program();
        queue.call(program, 2);
        queue.giveAtOnce(3);
        call(queue, program);
        assertThat(desk.shelf).as("on the shelf").isEmpty();
        assertThat(desk.handled).as("handled").contains("4711:created", "4712:created", "4713:created");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "\"created\" was tried twice, then comes with two new ones and fails again: that was its third attempt, and the two are handled")
    void newOnesBehindChangeNothing() {
        desk.failures.put("4711:created", ENOUGH);
        ClientQueue queue = new ClientQueue(1, "4711:created", "4712:created", "4713:created");
        OrderSteps program = program();
        queue.call(program, 2);
        queue.giveAtOnce(3);
        call(queue, program);
        assertThat(desk.tried.stream().filter("4711:created"::equals))
                .as("attempts of created of 4711")
                .hasSize(ATTEMPTS);
        assertThat(desk.shelf).as("on the shelf").containsExactly("4711:created");
        assertThat(desk.handled).as("handled").containsExactly("4712:created", "4713:created");
    }
}
