package minibroker.broker;

import checks.HandClock;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-3")
class HeldPullsTest {
    private static final MessageQueue QUEUE = new MessageQueue("Sales", 2);
    private static final MessageQueue OTHER = new MessageQueue("Sales", 3);
    private static final long NO_TAG = 0;
    private static final LongPredicate ALL = tagCode -> true;
    private static final LongPredicate PAID = tagCode -> tagCode == "paid".hashCode();

    private final HandClock clock = new HandClock();

    /** Messages in {@link #QUEUE}: the offset that the next one will get. */
    private final AtomicLong messages = new AtomicLong();

    /** Groups whose pulls were carried out again, in that order. */
    private final List<String> again = new ArrayList<>();

    /** What happens when the hold service looks how far the queue is: before it sees that, and after. */
    private Runnable beforeTheLook = () -> {};

    private Runnable afterTheLook = () -> {};

    private final PullRequestHoldService holds = new PullRequestHoldService(this::look, clock, this::carryOutAgain);

    private boolean askedUnderTheLock;

    private long look(MessageQueue queue) {
        askedUnderTheLock |= Thread.holdsLock(holds);
        if (!queue.equals(QUEUE)) {
            return 0;
        }
        Runnable before = beforeTheLook;
        Runnable after = afterTheLook;
        beforeTheLook = () -> {};
        afterTheLook = () -> {};
        before.run();
        long max = messages.get();
        after.run();
        return max;
    }

    private void carryOutAgain(HeldPull pull) {
        again.add(pull.request().consumerGroup() + (Thread.holdsLock(holds) ? " (under the lock)" : ""));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a pull is held, a message comes: the pull is carried out again, once, and is held no more")
    void aMessageWakesAPull() {
        assertThat(hold("Books", ALL)).as("it is held").isTrue();
        assertThat(again).as("carried out again before anything comes").isEmpty();
        message(NO_TAG);
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
        message(NO_TAG);
        assertThat(again).as("carried out again after a second message").containsExactly("Books");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a message came after the pull had looked and before it is held: nobody will tell of it any more")
    void aMessageThatCameBeforeTheHoldIsNotMissed() {
        HeldPull pull = pull("Books", 0, ALL);
        message(NO_TAG);
        assertThat(holds.hold(pull))
                .as("hold says that it took care of the pull")
                .isTrue();
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a message comes while the pull is being held, just after the look at the queue")
    void aMessageRightAfterTheLookIsNotMissed() {
        afterTheLook = () -> message(NO_TAG);
        hold("Books", ALL);
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message comes while the pull is being held, just before the look: two reasons to wake it, one answer")
    void aMessageRightBeforeTheLookIsAnsweredOnce() {
        beforeTheLook = () -> message(NO_TAG);
        hold("Books", ALL);
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "Gates waits at the end of the queue; Books, who is behind, comes to be held: only Books is carried out")
    void theLookConcernsTheNewPullAlone() {
        message(NO_TAG);
        hold("Gates", ALL);
        holds.hold(pull("Books", 0, ALL));
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isEqualTo(1);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two groups wait at the same queue and one at another: a message wakes the two")
    void aMessageWakesAllThatWaitForIt() {
        hold("Books", ALL);
        hold("Gates", ALL);
        holds.hold(pull(OTHER, "Others", 0, ALL));
        message(NO_TAG);
        assertThat(again).as("carried out again").containsExactlyInAnyOrder("Books", "Gates");
        assertThat(holds.size()).as("pulls still held").isEqualTo(1);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Books wants paid messages only, Gates all; one with another tag comes: it wakes Gates alone")
    void aMessageDoesNotWakeThoseThatDoNotWantIt() {
        hold("Books", PAID);
        hold("Gates", ALL);
        message("sent".hashCode());
        assertThat(again).as("carried out again after a message with tag sent").containsExactly("Gates");
        message("paid".hashCode());
        assertThat(again).as("carried out again after a message with tag paid").containsExactly("Gates", "Books");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("what is carried out again holds its next pull at once: that one waits for the next message")
    void theNextPullMayComeFromInside() {
        AtomicReference<PullRequestHoldService> self = new AtomicReference<>();
        PullRequestHoldService reentrant = new PullRequestHoldService(this::look, clock, pull -> {
            carryOutAgain(pull);
            self.get().hold(pull("Books", messages.get(), ALL));
        });
        self.set(reentrant);
        reentrant.hold(pull("Books", 0, ALL));
        messages.incrementAndGet();
        reentrant.arrived(QUEUE, 0, NO_TAG);
        assertThat(again).as("carried out again").containsExactly("Books");
        assertThat(reentrant.size()).as("pulls held").isEqualTo(1);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a pull is held, and the sweep comes by: the store, which has a lock of its own, is asked without ours")
    void theStoreIsNotAskedUnderTheLock() {
        hold("Books", ALL);
        holds.sweep();
        assertThat(askedUnderTheLock).as("maxOffset is asked under the lock").isFalse();
        assertThat(again).as("carried out again").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("15 seconds of patience: after 14,999 ms it is held, after 15,000 ms its time is over")
    void timeIsOverAtTheDeadlineAndNotBefore() {
        hold("Books", ALL);
        clock.forward(14_999);
        holds.sweep();
        assertThat(again).as("carried out again after 14,999 ms").isEmpty();
        clock.forward(1);
        holds.sweep();
        assertThat(again).as("carried out again after 15,000 ms").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("three messages came that it does not want: at the next sweep it moves on behind them")
    void movesOnBehindMessagesThatItDoesNotWant() {
        hold("Books", PAID);
        holds.hold(pull(OTHER, "Others", 0, ALL));
        for (int i = 0; i < 3; i++) {
            message("sent".hashCode());
        }
        assertThat(again).as("carried out again before the sweep").isEmpty();
        holds.sweep();
        assertThat(again).as("carried out again by the sweep").containsExactly("Books");
        assertThat(holds.size()).as("pulls still held").isEqualTo(1);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a client hangs up while its pull is held: the pull is forgotten, and nobody reads messages for it")
    void forgetsClientsThatAreGone() {
        TestClient client = new TestClient(clock);
        HeldPull pull = pull(QUEUE, "Books", 0, ALL, client);
        holds.hold(pull);
        client.connection().close();
        holds.sweep();
        assertThat(holds.size()).as("pulls still held").isZero();
        assertThat(again).as("carried out again").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a pull with a body of 2,000 bytes can't be held, and hold says so")
    void saysWhenItCannotHold() {
        RemotingCommand request = RemotingCommand.request(11, 1).withBody(new byte[2_000]);
        HeldPull large = new HeldPull(exchange(request, new TestClient(clock)), request("Books", QUEUE, 0), ALL, 0);
        assertThat(holds.hold(large)).as("it is held").isFalse();
        assertThat(holds.size()).as("pulls held").isZero();
        assertThat(again).as("carried out again").isEmpty();
    }

    private boolean hold(String group, LongPredicate tags) {
        return holds.hold(pull(group, messages.get(), tags));
    }

    private void message(long tagCode) {
        long offset = messages.getAndIncrement();
        holds.arrived(QUEUE, offset, tagCode);
    }

    private HeldPull pull(String group, long offset, LongPredicate tags) {
        return pull(QUEUE, group, offset, tags);
    }

    private HeldPull pull(MessageQueue queue, String group, long offset, LongPredicate tags) {
        return pull(queue, group, offset, tags, new TestClient(clock));
    }

    private HeldPull pull(MessageQueue queue, String group, long offset, LongPredicate tags, TestClient client) {
        Exchange exchange = exchange(RemotingCommand.request(11, 1), client);
        return new HeldPull(exchange, request(group, queue, offset), tags, clock.millis() + 15_000);
    }

    private static PullMessageRequest request(String group, MessageQueue queue, long offset) {
        return new PullMessageRequest(group, queue, offset, 32, 6, 0, 15_000, "*", 0, "TAG");
    }

    private static Exchange exchange(RemotingCommand request, TestClient client) {
        AtomicReference<Exchange> exchange = new AtomicReference<>();
        client.send(exchange::set, request);
        return exchange.get();
    }
}
