package minibroker.queue;

import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/** Several threads at the same queue. */
@Tag("01-1")
class BoundedQueueThreadsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("invariant-3")
    @DisplayName("two threads wait for an element, two elements come at once: both are served")
    void eachElementWakesATaker() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        InBackground<Optional<String>> first = InBackground.start("the first take", queue::take);
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<Optional<String>> second = InBackground.start("the second take", queue::take);
        second.awaitWaiting(() -> lock.waiting() == 2);

        inOneGo(() -> queue.offer("a"), () -> queue.offer("b"));

        assertThat(Set.of(first.result(), second.result()))
                .as("what the two takes return")
                .isEqualTo(Set.of(Optional.of("a"), Optional.of("b")));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("two threads wait for room, two elements are taken at once: both can put")
    void eachTakeWakesAPutter() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");
        queue.offer("b");
        InBackground<String> first = InBackground.start("the first put", () -> put(queue, "c"));
        first.awaitWaiting(() -> lock.waiting() == 1);
        InBackground<String> second = InBackground.start("the second put", () -> put(queue, "d"));
        second.awaitWaiting(() -> lock.waiting() == 2);

        inOneGo(queue::take, queue::take);

        first.result();
        second.result();
        assertThat(queue.size()).as("size after both puts").isEqualTo(2);
    }

    @Test
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

    @Test
    @Tag("invariant-3")
    @DisplayName("a thread that waits is interrupted: it stops waiting with InterruptedException, nothing has changed")
    void anInterruptEndsTheWaiting() throws Exception {
        BoundedQueue<String> empty = new BoundedQueue<>(1, lock);
        BoundedQueue<String> full = new BoundedQueue<>(1, lock);
        full.offer("a");

        assertInterruptible("take", empty::take);
        assertInterruptible("poll", () -> empty.poll(AN_HOUR));
        assertInterruptible("put", () -> put(full, "b"));
        assertInterruptible("offer", () -> full.offer("b", AN_HOUR));
        assertThat(full.take()).as("what is in the full queue").isEqualTo(Optional.of("a"));
        assertThat(full.size()).as("its size after that").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("one thread holds the lock: whatever another one calls waits for the lock")
    void onlyTheHolderOfTheLockTouchesTheElements() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");

        assertWaitsForTheLock("offer", () -> queue.offer("b"));
        assertWaitsForTheLock("take", queue::take);
        assertWaitsForTheLock("put", () -> put(queue, "c"));
        assertWaitsForTheLock("poll", () -> queue.poll(AN_HOUR));
        assertWaitsForTheLock("offer with patience", () -> queue.offer("d", AN_HOUR));
        assertWaitsForTheLock("close", () -> {
            queue.close();
            return "";
        });
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("capacity 1: offer waits for the lock while another thread fills the queue: it is told no")
    void decidesOnlyWithTheLock() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        InBackground<Boolean> offer;
        lock.lock();
        try {
            offer = InBackground.start("offer", () -> queue.offer("b"));
            awaitQueued(offer);
            queue.offer("a");
        } finally {
            lock.unlock();
        }

        assertThat(offer.result()).as("what offer returns").isFalse();
        assertThat(queue.size()).as("size").isEqualTo(1);
    }

    private void awaitQueued(InBackground<?> call) throws Exception {
        call.awaitWaiting(() -> lock.hasQueuedThread(call.thread()));
    }

    private void assertInterruptible(String name, Callable<?> call) throws Exception {
        InBackground<?> waiting = InBackground.start(name, call);
        waiting.awaitWaiting(() -> lock.waiting() == 1);
        waiting.interrupt();
        assertThat(waiting.thrown())
                .as("what %s throws when its thread is interrupted", name)
                .isEqualTo("InterruptedException");
        assertThat(lock.isLocked())
                .as("whether the lock is still held after the %s that was interrupted", name)
                .isFalse();
    }

    private void assertWaitsForTheLock(String name, Callable<?> call) throws Exception {
        lock.lock();
        InBackground<?> other;
        try {
            other = InBackground.start(name, call);
            awaitQueued(other);
        } finally {
            lock.unlock();
        }
        other.result();
    }

    /** Two calls between which no other thread gets the lock. */
    private void inOneGo(Callable<?> first, Callable<?> second) throws Exception {
        lock.lock();
        try {
            first.call();
            second.call();
        } finally {
            lock.unlock();
        }
    }

    private static String put(BoundedQueue<String> queue, String element) throws InterruptedException {
        queue.put(element);
        return element;
    }
}
