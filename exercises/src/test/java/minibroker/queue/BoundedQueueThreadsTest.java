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

/** Several threads at the same queue: what the lock is for, and the interrupts. */
@Tag("01-1")
@TestMethodOrder(StepByStep.class)
class BoundedQueueThreadsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final Set<Thread.State> STANDS_STILL = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private static final String WHILE_LOCKED = ", while another thread holds the lock";

    private final WatchedLock lock = new WatchedLock();

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
            offer = InBackground.start("offer" + WHILE_LOCKED, () -> queue.offer("b"));
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
            other = InBackground.start(name + WHILE_LOCKED, call);
            awaitQueued(other);
        } finally {
            lock.unlock();
        }
        other.result();
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
