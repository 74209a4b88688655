package minibroker.queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens between the moment in which a thread is woken and the one in which it uses what it was woken for. */
@Tag("01-1")
@Tag("step-3")
class BoundedQueueMomentsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("invariant-3")
    @DisplayName("take and poll are woken by a; another thread would take it as soon as the lock is free: they have it")
    void whoWasWokenTakesBeforeItLetsGo() throws Exception {
        assertThat(takeWithAThief(BoundedQueue::take))
                .as("what take returns, of an open queue")
                .isEqualTo(Optional.of("a"));
        assertThat(takeWithAThief(queue -> queue.poll(AN_HOUR)))
                .as("what poll returns, long before its patience is over")
                .isEqualTo(Optional.of("a"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("put and offer are woken by room; another one would fill it as soon as the lock is free: they had it")
    void whoWasWokenAppendsBeforeItLetsGo() throws Exception {
        assertThat(appendWithARival(queue -> {
                    queue.put("b");
                    return true;
                }))
                .as("what is inside after the put of b, capacity 1")
                .isEqualTo("Optional[b]");
        assertThat(appendWithARival(queue -> queue.offer("b", AN_HOUR)))
                .as("what is inside after the offer of b, capacity 1")
                .isEqualTo("Optional[b]");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("an element, or room, and an interrupt come in the same moment: it is used, or nothing has changed")
    void anInterruptAtTheLastMomentChangesNothing() {
        assertThat(takeAndAnInterrupt(BoundedQueue::take))
                .as("what became of a, with take")
                .isEqualTo("returned, or left inside");
        assertThat(takeAndAnInterrupt(queue -> queue.poll(AN_HOUR)))
                .as("what became of a, with poll")
                .isEqualTo("returned, or left inside");
        assertThat(appendAndAnInterrupt(queue -> {
                    queue.put("b");
                    return true;
                }))
                .as("what became of b, with put")
                .isEqualTo("inside, or refused");
        assertThat(appendAndAnInterrupt(queue -> queue.offer("b", AN_HOUR)))
                .as("what became of b, with offer")
                .isEqualTo("inside, or refused");
    }

    private interface QueueUse<T> {
        T on(BoundedQueue<String> queue) throws InterruptedException;
    }

    private Optional<String> takeWithAThief(QueueUse<Optional<String>> take) throws InterruptedException {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        lock.playing(
                () -> {
                    queue.offer("a");
                    lock.whenFree(() -> pollWithoutPatience(queue));
                },
                () -> queue.offer("a"));
        return take.on(queue);
    }

    private String appendWithARival(QueueUse<Boolean> append) throws InterruptedException {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        queue.offer("a");
        lock.playing(
                () -> {
                    takeFrom(queue);
                    lock.whenFree(() -> queue.offer("the rival's"));
                },
                () -> takeFrom(queue));
        boolean appended = append.on(queue);
        return "%s%s".formatted(appended ? "" : "false, ", queue.take());
    }

    private String takeAndAnInterrupt(QueueUse<Optional<String>> take) {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        lock.playing(() -> {
            queue.offer("a");
            Thread.currentThread().interrupt();
        });
        String outcome = outcome(queue, take);
        boolean right = outcome.equals("Optional[a], 0 inside") || outcome.equals("InterruptedException, 1 inside");
        return right ? "returned, or left inside" : outcome;
    }

    private String appendAndAnInterrupt(QueueUse<Boolean> append) {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        queue.offer("a");
        lock.playing(() -> {
            takeFrom(queue);
            Thread.currentThread().interrupt();
        });
        String outcome = outcome(queue, append);
        boolean right = outcome.equals("true, 1 inside") || outcome.equals("InterruptedException, 0 inside");
        return right ? "inside, or refused" : outcome;
    }

    private static String outcome(BoundedQueue<String> queue, QueueUse<?> use) {
        String end;
        try {
            end = String.valueOf(use.on(queue));
        } catch (InterruptedException e) {
            end = "InterruptedException";
        } finally {
            Thread.interrupted();
        }
        return "%s, %s inside".formatted(end, queue.size());
    }

    private static void pollWithoutPatience(BoundedQueue<String> queue) {
        try {
            queue.poll(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void takeFrom(BoundedQueue<String> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
