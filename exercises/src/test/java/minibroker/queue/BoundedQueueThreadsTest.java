package minibroker.queue;

import checks.InBackground;
import checks.StepByStep;
import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/** Several threads at the same queue. */
@Tag("01-1")
@TestMethodOrder(StepByStep.class)
class BoundedQueueThreadsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final Set<Thread.State> STANDS_STILL = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName(
            "three threads wait for an element, three elements come at once, by offer, put and offer: all are served")
    void eachElementWakesATaker() throws Exception {
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
    void eachTakeWakesAPutter() throws Exception {
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

    @Test
    @Tag("step-3")
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
    @Tag("step-3")
    @Tag("invariant-3")
    @DisplayName(
            "a thread is interrupted while it waits for the lock: it ends with InterruptedException, nothing has changed")
    void anInterruptEndsTheWaitForTheLock() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");

        assertInterruptibleAtTheLock("take", queue::take);
        assertInterruptibleAtTheLock("poll", () -> queue.poll(AN_HOUR));
        assertInterruptibleAtTheLock("put", () -> put(queue, "b"));
        assertInterruptibleAtTheLock("offer with patience", () -> queue.offer("b", AN_HOUR));
        assertThat(queue.size()).as("size after that").isEqualTo(1);
    }

    @Test
    @Tag("step-4")
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
        assertWaitsForTheLock("close", () -> close(queue));
    }

    @Test
    @Tag("step-4")
    @Tag("invariant-2")
    @DisplayName(
            "one thread holds the lock: another one waits for it also to learn that a queue is empty, full or closed")
    void onlyTheHolderOfTheLockLooksAtTheQueue() throws Exception {
        BoundedQueue<String> empty = new BoundedQueue<>(1, lock);
        BoundedQueue<String> full = new BoundedQueue<>(1, lock);
        full.offer("a");
        BoundedQueue<String> closed = new BoundedQueue<>(1, lock);
        closed.close();

        assertWaitsForTheLock("poll of an empty queue, without patience", () -> empty.poll(Duration.ZERO));
        assertWaitsForTheLock("offer to a full queue", () -> full.offer("b"));
        assertWaitsForTheLock("offer to a full queue, without patience", () -> full.offer("b", Duration.ZERO));
        assertWaitsForTheLock("offer to a closed queue", () -> closed.offer("c"));
        assertWaitsForTheLock("offer to a closed queue, with patience", () -> closed.offer("c", AN_HOUR));
        assertWaitsForTheLock("take of a closed queue", closed::take);
        assertWaitsForTheLock("poll of a closed queue", () -> closed.poll(AN_HOUR));
        assertWaitsForTheLock("put into a closed queue", () -> Thrown.by(() -> put(closed, "c")));
    }

    @Test
    @Tag("step-4")
    @Tag("invariant-2")
    @DisplayName(
            "one thread holds the lock while another one closes the queue: for the first it is open until it lets go")
    void closesOnlyWithTheLock() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        InBackground<String> close;
        boolean taken;
        lock.lock();
        try {
            close = InBackground.start("close", () -> close(queue));
            awaitQueued(close);
            taken = queue.offer("a");
        } finally {
            lock.unlock();
        }

        close.result();
        assertThat(taken)
                .as("what offer returns to the thread that holds the lock")
                .isTrue();
    }

    @Test
    @Tag("step-1")
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
        lock.assertFreeAfter("the %s that was interrupted".formatted(name));
    }

    private void assertInterruptibleAtTheLock(String name, Callable<?> call) throws Exception {
        InBackground<?> waiting;
        lock.lock();
        try {
            waiting = InBackground.start(name, call);
            Thread thread = waiting.thread();
            waiting.awaitWaiting(() -> lock.hasQueuedThread(thread) && STANDS_STILL.contains(thread.getState()));
            waiting.interrupt();
        } finally {
            lock.unlock();
        }
        assertThat(waiting.thrown())
                .as("what %s throws when its thread is interrupted while it waits for the lock", name)
                .isEqualTo("InterruptedException");
        lock.assertFreeAfter("the %s that was interrupted".formatted(name));
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

    private static String close(BoundedQueue<String> queue) {
        queue.close();
        return "";
    }

    private static String put(BoundedQueue<String> queue, String element) throws InterruptedException {
        queue.put(element);
        return element;
    }
}
