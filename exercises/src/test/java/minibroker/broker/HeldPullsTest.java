package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-3")
class HeldPullsTest extends SomePulls {
    /** Groups whose pulls were carried out again, in that order. */
    private final List<String> again = new ArrayList<>();

    /** What happens when the hold service looks how far the queue is: before it sees that, and after. */
    private Runnable beforeTheLook = () -> {};

    private Runnable afterTheLook = () -> {};

    private boolean askedUnderTheLock;

    @Override
    long look(MessageQueue queue) {
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

    @Override
    void carryOutAgain(HeldPull pull) {
        if (again.size() == 20) {
            throw new AssertionFailedError("[carried out again]", "an end", again + " and so on, without an end");
        }
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
    @DisplayName(
            "Books waits at 5, its topic is made anew, so the next message is 0; another gets 7: it wakes each time")
    void aMessageWakesWhicheverOffsetItGets() {
        for (long queueOffset : List.of(0L, 7L)) {
            again.clear();
            messages.set(5);
            hold("Books", ALL);
            holds.arrived(QUEUE, queueOffset, NO_TAG);
            assertThat(again)
                    .as("carried out again when the message gets offset %s", queueOffset)
                    .containsExactly("Books");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a client hangs up while its pull is held, and a message comes: nobody reads it for that client")
    void aMessageIsNotReadForClientsThatAreGone() {
        TestClient client = new TestClient(clock);
        holds.hold(pull(QUEUE, "Books", 0, ALL, client));
        client.connection().close();
        message(NO_TAG);
        assertThat(again).as("carried out again").isEmpty();
        assertThat(holds.size()).as("pulls still held").isZero();
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
    @DisplayName("Books and Gates wait at one queue, with 5 and with 15 seconds of patience: each has its own deadline")
    void eachPullHasItsOwnDeadline() {
        holds.hold(withPatience("Books", 5_000));
        holds.hold(withPatience("Gates", 15_000));
        holds.hold(withPatience("Desk", 5_000));
        clock.forward(5_000);
        holds.sweep();
        assertThat(again).as("carried out again after 5 seconds").containsExactlyInAnyOrder("Books", "Desk");
        clock.forward(10_000);
        holds.sweep();
        assertThat(again).as("carried out again after 15 seconds").hasSize(3).contains("Gates");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("pulls with 25 days of patience and with all the time there is: a sweep after 15 seconds leaves them")
    void patienceMayBeLong() {
        holds.hold(withPatience("Books", 25L * 24 * 60 * 60 * 1_000));
        holds.hold(new HeldPull(
                exchange(RemotingCommand.request(11, 1), new TestClient(clock)),
                request("Gates", QUEUE, 0),
                ALL,
                Long.MAX_VALUE));
        clock.forward(15_000);
        holds.sweep();
        assertThat(again).as("carried out again after 15 seconds").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("pulls are held at five queues, and the time of all is over: one sweep goes over all five")
    void sweepsAllQueues() {
        for (int queueId = 1; queueId <= 5; queueId++) {
            holds.hold(pull(new MessageQueue("Bills", queueId), "Queue" + queueId, 0, ALL));
        }
        clock.forward(15_000);
        holds.sweep();
        assertThat(again)
                .as("carried out again after 15 seconds")
                .containsExactlyInAnyOrder("Queue1", "Queue2", "Queue3", "Queue4", "Queue5");
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
    @DisplayName(
            "Books waits at 5, and its topic is made anew, so the queue ends at 0: it is held until a message comes")
    void isHeldBeyondTheEndOfItsQueue() {
        holds.hold(pull("Books", 5, ALL));
        assertThat(again).as("carried out again by hold").isEmpty();
        holds.sweep();
        assertThat(again).as("carried out again by the sweep").isEmpty();
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
}
