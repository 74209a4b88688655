package minibroker.queue;

import checks.StepByStep;
import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** One thread; its waits are played. */
@Tag("01-1")
@TestMethodOrder(StepByStep.class)
class BoundedQueueTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("step-1")
    @Tag("invariant-2")
    @DisplayName("append adds a and b; removeOldest takes out a, then b, then finds nothing, and throws nothing")
    void theTwoHelpersAddAndRemove() {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock.playing());
        lock.lock();
        queue.append("a");
        queue.append("b");

        assertThat(List.of(removed(queue), removed(queue), removed(queue)))
                .as("what three calls of removeOldest return")
                .isEqualTo(List.of("Optional[a]", "Optional[b]", "Optional.empty"));
    }

    @Test
    @Tag("step-1")
    @Tag("invariant-1")
    @DisplayName("capacity 2: the third offer is told no, at once")
    void offerSaysNoWhenTheQueueIsFull() {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock.playing());

        assertThat(queue.offer("a")).as("the first offer").isTrue();
        lock.assertFreeAfter("an offer that was taken");
        assertThat(queue.offer("b")).as("the second offer").isTrue();
        assertThat(queue.offer("c")).as("the third offer").isFalse();
        lock.assertFreeAfter("an offer that found the queue full");
        assertThat(queue.size()).as("size").isEqualTo(2);
    }

    @Test
    @Tag("step-1")
    @Tag("invariant-3")
    @DisplayName(
            "there is room, and the thread was interrupted: offer, which never waits for room, appends all the same")
    void offerTakesNoNoticeOfAnInterrupt() {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing());
        boolean taken;
        boolean stillInterrupted;
        Thread.currentThread().interrupt();
        try {
            taken = queue.offer("a");
        } finally {
            stillInterrupted = Thread.interrupted();
        }
        assertThat(taken).as("what offer returns").isTrue();
        assertThat(stillInterrupted)
                .as("whether the thread is still marked as interrupted")
                .isTrue();
    }

    @Test
    @Tag("step-1")
    @Tag("invariant-2")
    @DisplayName("null is offered: NullPointerException, nothing is inside, and nobody is kept out afterwards")
    void anExceptionLeavesTheLockFree() {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing());

        assertThat(Thrown.by(() -> queue.offer(null)))
                .as("what offer(null) throws")
                .isEqualTo("NullPointerException");
        lock.assertFreeAfter("offer(null), which threw");
        assertThat(queue.size()).as("size").isZero();
    }

    @Test
    @Tag("step-2")
    @Tag("invariant-2")
    @DisplayName("a, b, c and d go in by different ways and come out in that order")
    void handsOutTheOldestFirst() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(4, lock.playing());
        queue.put("a");
        queue.offer("b");
        queue.put("c");
        queue.offer("d");

        assertThat(List.of(queue.take(), queue.take(), queue.take(), queue.take()))
                .as("what four takes return")
                .isEqualTo(List.of(Optional.of("a"), Optional.of("b"), Optional.of("c"), Optional.of("d")));
        assertThat(queue.size()).as("size afterwards").isZero();
        lock.assertFreeAfter("two puts, two offers and four takes");
    }

    @Test
    @Tag("step-2")
    @Tag("invariant-1")
    @DisplayName("capacity 1: put waits, is woken though there is no room, waits on, and puts when there is")
    void putWaitsUntilThereIsRoom() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        queue.offer("a");
        Runnable nothing = () -> {};
        lock.playing(nothing, () -> takeFrom(queue));

        queue.put("b");

        assertThat(queue.size()).as("size after the put").isEqualTo(1);
        assertThat(lock.playedWaits()).as("how often it waited").isEqualTo(2);
        assertThat(queue.take()).as("what is in the queue").isEqualTo(Optional.of("b"));
    }

    @Test
    @Tag("step-2")
    @Tag("invariant-3")
    @DisplayName("take waits, is woken though there is no element, waits on, and takes the one that comes")
    void takeWaitsUntilThereIsAnElement() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        Runnable nothing = () -> {};
        lock.playing(nothing, () -> queue.offer("a"));

        assertThat(queue.take()).as("what take returns").isEqualTo(Optional.of("a"));
        assertThat(lock.playedWaits()).as("how often it waited").isEqualTo(2);
    }

    @Test
    @Tag("step-4")
    @Tag("invariant-2")
    @DisplayName("closed with a and b inside: nothing more goes in, a and b come out, then nothing, without waiting")
    void closedItTakesNothingAndHandsOutTheRest() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(3, lock.playing());
        queue.offer("a");
        queue.offer("b");

        queue.close();
        queue.close();
        lock.assertFreeAfter("close");

        assertThat(queue.offer("c")).as("offer to a closed queue").isFalse();
        lock.assertFreeAfter("an offer that found the queue closed");
        assertThat(queue.offer("c", AN_HOUR))
                .as("offer with patience to a closed queue")
                .isFalse();
        lock.assertFreeAfter("an offer with patience that found the queue closed");
        assertThat(Thrown.by(() -> put(queue, "c")))
                .as("what put into a closed queue throws")
                .isEqualTo("IllegalStateException");
        lock.assertFreeAfter("a put that threw, because the queue is closed");
        assertThat(List.of(queue.take(), queue.poll(AN_HOUR), queue.take(), queue.poll(AN_HOUR)))
                .as("what take, poll, take and poll return")
                .isEqualTo(List.of(Optional.of("a"), Optional.of("b"), Optional.empty(), Optional.empty()));
        lock.assertFreeAfter("takes and polls of a closed queue");
    }

    private static String removed(BoundedQueue<String> queue) {
        try {
            return queue.removeOldest().toString();
        } catch (NoSuchElementException e) {
            return "NoSuchElementException";
        }
    }

    private static String put(BoundedQueue<String> queue, String element) throws InterruptedException {
        queue.put(element);
        return element;
    }

    private static void takeFrom(BoundedQueue<String> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
