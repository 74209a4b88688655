package minibroker.queue;

import checks.InBackground;
import checks.StepByStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/** Several threads that wait at the same queue: who wakes whom. */
@Tag("01-1")
@TestMethodOrder(StepByStep.class)
class BoundedQueueWakingTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("step-2")
    @Tag("invariant-3")
    @DisplayName("three takes wait for an element, three elements come at once, by offer, put and offer: all have one")
    void eachElementWakesATaker() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(3, lock);
        InBackground<Optional<String>> first = InBackground.start("the first waiting take", queue::take);
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Optional<String>> second = InBackground.start("the second waiting take", queue::take);
        second.awaitWaiting(() -> lock.waiting() == 2);
        InBackground<Optional<String>> third = InBackground.start("the third waiting take", queue::take);
        third.awaitWaiting(() -> lock.waiting() == 3);

        inOneGo(() -> queue.offer("a"), () -> put(queue, "b"), () -> queue.offer("c"));

        assertThat(Set.of(first.result(), second.result(), third.result()))
                .as("what the three takes return")
                .isEqualTo(Set.of(Optional.of("a"), Optional.of("b"), Optional.of("c")));
    }

    @Test
    @Tag("step-2")
    @Tag("invariant-3")
    @DisplayName("two puts wait for room, two elements are taken at once: both are woken, and put")
    void eachTakeWakesAPutter() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");
        queue.offer("b");
        InBackground<String> first = InBackground.start("the first waiting put", () -> put(queue, "c"));
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<String> second = InBackground.start("the second waiting put", () -> put(queue, "d"));
        second.awaitWaiting(() -> lock.waiting() == 2);

        inOneGo(queue::take, queue::take);

        first.result();
        second.result();
        assertThat(queue.size()).as("size after both").isEqualTo(2);
    }

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName(
            "three threads wait for an element, three elements come at once, by offer, put and offer: all are served")
    void eachElementWakesAPollToo() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(3, lock);
        InBackground<Optional<String>> first = InBackground.start("the first take", queue::take);
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Optional<String>> second = InBackground.start("a waiting poll", () -> queue.poll(AN_HOUR));
        second.awaitWaiting(() -> lock.waiting() == 2);
        InBackground<Optional<String>> third = InBackground.start("the second take", queue::take);
        third.awaitWaiting(() -> lock.waiting() == 3);

        inOneGo(() -> queue.offer("a"), () -> put(queue, "b"), () -> queue.offer("c", AN_HOUR));

        assertThat(Set.of(first.result(), second.result(), third.result()))
                .as("what the two takes and the poll return")
                .isEqualTo(Set.of(Optional.of("a"), Optional.of("b"), Optional.of("c")));
    }

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName("two threads wait for room, two elements are taken at once, by take and poll: both can put")
    void eachTakeWakesAnOfferToo() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");
        queue.offer("b");
        InBackground<String> first = InBackground.start("a waiting put", () -> put(queue, "c"));
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Boolean> second = InBackground.start("a waiting offer", () -> queue.offer("d", AN_HOUR));
        second.awaitWaiting(() -> lock.waiting() == 2);

        inOneGo(queue::take, () -> queue.poll(AN_HOUR));

        first.result();
        assertThat(second.result()).as("what the waiting offer returns").isTrue();
        assertThat(queue.size()).as("size after both").isEqualTo(2);
    }

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName(
            "one poll waits, and an element comes; one offer waits, and room comes: each is woken, with nobody's help")
    void whoeverWaitsWithPatienceIsWokenToo() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        InBackground<Optional<String>> poll = InBackground.start("the waiting poll", () -> queue.poll(AN_HOUR));
        poll.awaitWaiting(() -> lock.waiting() == 1);
        queue.offer("a");
        assertThat(poll.result()).as("what the poll returns").isEqualTo(Optional.of("a"));

        queue.offer("b");
        InBackground<Boolean> offer = InBackground.start("the waiting offer", () -> queue.offer("c", AN_HOUR));
        offer.awaitWaiting(() -> lock.waiting() == 1);
        queue.take();
        assertThat(offer.result()).as("what the offer returns").isTrue();
    }

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName(
            "two wait for an element; a third adds a, and waits for room to add b: it is woken, not one of the two")
    void roomWakesOneThatWaitsForRoom() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        InBackground<Optional<String>> first = InBackground.start("the first take", queue::take);
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Optional<String>> second = InBackground.start("the second take", queue::take);
        second.awaitWaiting(() -> lock.waiting() == 2);
        InBackground<String> third = InBackground.start("the put that waits for room beside them", withTheLock(() -> {
            queue.offer("a");
            queue.put("b");
            return "both are in";
        }));

        assertThat(third.result()).as("what the third one did").isEqualTo("both are in");
        assertThat(Set.of(first.result(), second.result()))
                .as("what the two takes return")
                .isEqualTo(Set.of(Optional.of("a"), Optional.of("b")));
    }

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName("two wait for room; a third takes out a, and waits for an element: it is woken, not one of the two")
    void anElementWakesOneThatWaitsForAnElement() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        queue.offer("a");
        InBackground<Boolean> first = InBackground.start("the first offer", () -> queue.offer("b", AN_HOUR));
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Boolean> second = InBackground.start("the second offer", () -> queue.offer("b", AN_HOUR));
        second.awaitWaiting(() -> lock.waiting() == 2);
        InBackground<String> third = InBackground.start(
                "the take that waits for an element beside them",
                withTheLock(() -> queue.take() + " and " + queue.take()));

        assertThat(third.result()).as("what the third one took").isEqualTo("Optional[a] and Optional[b]");
        assertThat(first.result() && second.result())
                .as("whether both offers found room")
                .isTrue();
    }

    @Test
    @Tag("step-4")
    @Tag("invariant-3")
    @DisplayName("close while two threads wait for an element and two for room: all four go on")
    void closeWakesEverybody() throws Exception {
        BoundedQueue<String> empty = new BoundedQueue<>(1, lock);
        InBackground<Optional<String>> take = InBackground.start("a waiting take", empty::take);
        take.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Optional<String>> poll = InBackground.start("a waiting poll", () -> empty.poll(AN_HOUR));
        poll.awaitWaiting(() -> lock.waiting() == 2);
        empty.close();

        assertThat(take.result()).as("what the waiting take returns").isEqualTo(Optional.empty());
        assertThat(poll.result()).as("what the waiting poll returns").isEqualTo(Optional.empty());

        BoundedQueue<String> full = new BoundedQueue<>(1, lock);
        full.offer("a");
        InBackground<String> put = InBackground.start("a waiting put", () -> put(full, "b"));
        put.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Boolean> offer = InBackground.start("a waiting offer", () -> full.offer("c", AN_HOUR));
        offer.awaitWaiting(() -> lock.waiting() == 2);
        full.close();

        assertThat(put.thrown()).as("what the waiting put throws").isEqualTo("IllegalStateException");
        assertThat(offer.result()).as("what the waiting offer returns").isFalse();
    }

    /** Calls between which no other thread gets the lock. */
    private void inOneGo(Callable<?>... calls) throws Exception {
        lock.lock();
        try {
            for (Callable<?> call : calls) {
                call.call();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Between its parts no other thread gets the lock, but where it waits. */
    private Callable<String> withTheLock(Callable<String> parts) {
        return () -> {
            lock.lock();
            try {
                return parts.call();
            } finally {
                lock.unlock();
            }
        };
    }

    private static String put(BoundedQueue<String> queue, String element) throws InterruptedException {
        queue.put(element);
        return element;
    }
}
