package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-3")
class PullsAtEdgesTest extends SomePulls {
    /** The first offset that an int does not hold. */
    private static final long BEYOND_INT = 2_147_483_648L;

    /** Groups whose pulls were carried out again, in that order. */
    private final List<String> again = new ArrayList<>();

    /** How far the other queues are. */
    private final Map<MessageQueue, Long> ends = new HashMap<>();

    @Override
    long look(MessageQueue queue) {
        return queue.equals(QUEUE) ? messages.get() : ends.getOrDefault(queue, 0L);
    }

    @Override
    void carryOutAgain(HeldPull pull) {
        again.add(pull.request().consumerGroup());
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a pull for 2,147,483,647 comes to be held, and that message is there: offsets outgrow an int")
    void holdComparesOffsetsAsLongs() {
        messages.set(BEYOND_INT);
        holds.hold(pull("Books", BEYOND_INT - 1, ALL));
        assertThat(again).as("carried out again").containsExactly("Books");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a pull waits at 2,147,483,647, and an unwanted message comes: the sweep lets it move on behind that")
    void theSweepComparesOffsetsAsLongs() {
        messages.set(BEYOND_INT - 1);
        hold("Books", PAID);
        message("sent".hashCode());
        holds.sweep();
        assertThat(again).as("carried out again by the sweep").containsExactly("Books");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("three messages came after the pull had looked and before it is held: it hears of them now")
    void severalMessagesMayHaveCome() {
        messages.set(3);
        holds.hold(pull("Books", 0, ALL));
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a client's patience was so far below zero that its deadline is the smallest long: that is reached")
    void aDeadlineMayBeLongOver() {
        holds.hold(until("Books", Long.MIN_VALUE));
        holds.hold(until("Gates", clock.millis() + 15_000));
        holds.sweep();
        assertThat(again).as("carried out again").containsExactly("Books");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("15,250 ms of patience: after 15,249 ms it is held, after 15,250 ms its time is over")
    void aDeadlineIsOneOfMilliseconds() {
        holds.hold(withPatience("Books", 15_250));
        clock.forward(15_249);
        holds.sweep();
        assertThat(again).as("carried out again after 15,249 ms").isEmpty();
        clock.forward(1);
        holds.sweep();
        assertThat(again).as("carried out again after 15,250 ms").containsExactly("Books");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "twelve queues end at different offsets, and a pull waits at the end of each: a sweep leaves all of them")
    void eachQueueHasItsOwnEnd() {
        for (int queueId = 0; queueId < 6; queueId++) {
            holdAtTheEnd(new MessageQueue("Rising", queueId), queueId);
            holdAtTheEnd(new MessageQueue("Falling", queueId), 6L - queueId);
        }
        holds.sweep();
        assertThat(again).as("carried out again by the sweep").isEmpty();
    }

    private void holdAtTheEnd(MessageQueue queue, long end) {
        ends.put(queue, end);
        holds.hold(pull(queue, "%s %s at %s".formatted(queue.topic(), queue.queueId(), end), end, ALL));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Books, Gates and Desk wait, and Gates hangs up: a message wakes Books and Desk, before and behind it")
    void whoIsGoneKeepsNobodyElseWaiting() {
        TestClient client = new TestClient(clock);
        hold("Books", ALL);
        holds.hold(pull(QUEUE, "Gates", 0, ALL, client));
        hold("Desk", ALL);
        client.connection().close();
        message(NO_TAG);
        assertThat(again).as("carried out again").containsExactlyInAnyOrder("Books", "Desk");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    private HeldPull until(String group, long deadline) {
        return new HeldPull(
                exchange(RemotingCommand.request(11, 1), new TestClient(clock)),
                request(group, QUEUE, 0),
                ALL,
                deadline);
    }
}
