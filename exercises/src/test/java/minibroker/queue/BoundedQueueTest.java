package minibroker.queue;

import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** One thread; its waits are played. */
@Tag("01-1")
class BoundedQueueTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
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
    @Tag("invariant-3")
    @DisplayName("there is room, and the thread was interrupted: offer, which never waits, appends all the same")
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
    @Tag("invariant-3")
    @DisplayName("poll with patience 2 ms, after 3 ms nothing has come: it gives up; without patience it never waits")
    void pollGivesUpWhenItsPatienceIsOver() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing(WatchedLock.time(3)));

        assertThat(queue.poll(Duration.ofMillis(2))).as("what poll returns").isEqualTo(Optional.empty());
        lock.playing();
        assertThat(queue.poll(Duration.ZERO))
                .as("what poll without patience returns")
                .isEqualTo(Optional.empty());
        lock.playing();
        assertThat(queue.poll(Duration.ofMillis(-5)))
                .as("what poll with a patience of -5 ms returns")
                .isEqualTo(Optional.empty());
        lock.assertFreeAfter("a poll that gave up");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("poll and offer with patience 60.999 s: they are ready to wait that long, and not whole seconds only")
    void patienceIsUsedToTheNanosecond() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        Duration patience = Duration.ofMillis(60_999);
        lock.playing(() -> queue.offer("a"));
        queue.poll(patience);
        assertThat(secondsOfFirstWait())
                .as("seconds that poll is ready to wait")
                .isEqualTo("60 to 60.999");

        queue.offer("b");
        lock.playing(() -> takeFrom(queue));
        queue.offer("c", patience);
        assertThat(secondsOfFirstWait())
                .as("seconds that offer is ready to wait")
                .isEqualTo("60 to 60.999");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("poll with patience 1 h is woken for nothing after 5 ms: it waits on, but 5 ms less")
    void pollDoesNotStartItsPatienceAnew() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        lock.playing(WatchedLock.time(5), () -> queue.offer("a"));

        assertThat(queue.poll(AN_HOUR)).as("what poll returns").isEqualTo(Optional.of("a"));
        assertWaitedOnWithWhatWasLeft();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("an element, or room, comes in the moment in which the patience ends: poll, or offer, uses it")
    void whatComesAtTheLastMomentIsUsed() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        lock.playing(() -> {
            queue.offer("a");
            lock.timeIsOver();
        });
        assertThat(queue.poll(AN_HOUR)).as("what poll returns").isEqualTo(Optional.of("a"));

        queue.offer("b");
        lock.playing(() -> {
            takeFrom(queue);
            lock.timeIsOver();
        });
        assertThat(queue.offer("c", AN_HOUR)).as("what offer returns").isTrue();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "capacity 1, offer with patience 2 ms, after 3 ms no room: it gives up; without patience it never waits")
    void offerGivesUpWhenItsPatienceIsOver() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing(WatchedLock.time(3)));
        queue.offer("a");

        assertThat(queue.offer("b", Duration.ofMillis(2)))
                .as("what offer returns")
                .isFalse();
        lock.playing();
        assertThat(queue.offer("c", Duration.ZERO))
                .as("what offer without patience returns")
                .isFalse();
        lock.playing();
        assertThat(queue.offer("d", Duration.ofMillis(-5)))
                .as("what offer with a patience of -5 ms returns")
                .isFalse();
        lock.assertFreeAfter("an offer that gave up");
        assertThat(queue.size()).as("size").isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("capacity 1, offer with patience 1 h is woken for nothing after 5 ms: it waits on, but 5 ms less")
    void offerDoesNotStartItsPatienceAnew() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        queue.offer("a");
        lock.playing(WatchedLock.time(5), () -> takeFrom(queue));

        assertThat(queue.offer("b", AN_HOUR)).as("what offer returns").isTrue();
        assertWaitedOnWithWhatWasLeft();
        assertThat(queue.take()).as("what is in the queue").isEqualTo(Optional.of("b"));
    }

    @Test
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

    private void assertWaitedOnWithWhatWasLeft() {
        assertThat(lock.playedWaits()).as("how often it waited").isEqualTo(2);
        long lessPatient = lock.patiences().get(0) - lock.patiences().get(1);
        assertThat(lessPatient >= Duration.ofMillis(4).toNanos())
                .as("whether the second wait's patience was shorter by what the first had used up")
                .isTrue();
    }

    private String secondsOfFirstWait() {
        long nanos = lock.patiences().isEmpty() ? 0 : lock.patiences().get(0);
        boolean right = nanos > 60_000_000_000L && nanos <= 60_999_000_000L;
        return right ? "60 to 60.999" : Double.toString(nanos / 1e9);
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
