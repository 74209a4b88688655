package minibroker.queue;

import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** The two methods with patience, by one thread; its waits are played. */
@Tag("01-1")
@Tag("step-3")
class BoundedQueuePatienceTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WatchedLock lock = new WatchedLock();

    @Test
    @Tag("invariant-3")
    @DisplayName("poll with patience 2 ms, after 3 ms nothing has come: it gives up; without patience it never waits")
    void pollGivesUpWhenItsPatienceIsOver() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing(WatchedLock.time(Duration.ofMillis(3))));

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
    void patienceIsNotCutToSeconds() throws Exception {
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
    @DisplayName("poll and offer with all the nanoseconds that a long can count, 292 years: they wait")
    void patienceMayBeAsLongAsALongCanCount() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        Duration patience = Duration.ofNanos(Long.MAX_VALUE);
        lock.playing(() -> queue.offer("a"));
        assertThat(queue.poll(patience)).as("what poll returns").isEqualTo(Optional.of("a"));

        queue.offer("b");
        lock.playing(() -> takeFrom(queue));
        assertThat(queue.offer("c", patience)).as("what offer returns").isTrue();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("poll with patience 1 h is woken for nothing after 5 ms: it waits on, but 5 ms less")
    void pollDoesNotStartItsPatienceAnew() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        lock.playing(WatchedLock.time(Duration.ofMillis(5)), () -> queue.offer("a"));

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
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing(WatchedLock.time(Duration.ofMillis(3))));
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
        lock.playing(WatchedLock.time(Duration.ofMillis(5)), () -> takeFrom(queue));

        assertThat(queue.offer("b", AN_HOUR)).as("what offer returns").isTrue();
        assertWaitedOnWithWhatWasLeft();
        assertThat(queue.take()).as("what is in the queue").isEqualTo(Optional.of("b"));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("null is offered with patience, and put: NullPointerException, and nobody is kept out afterwards")
    void nullLeavesTheLockFree() {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing());

        assertThat(Thrown.by(() -> queue.offer(null, AN_HOUR)))
                .as("what offer(null) with patience throws")
                .isEqualTo("NullPointerException");
        lock.assertFreeAfter("offer(null) with patience, which threw");
        assertThat(Thrown.by(() -> {
                    queue.put(null);
                    return "";
                }))
                .as("what put(null) throws")
                .isEqualTo("NullPointerException");
        lock.assertFreeAfter("put(null), which threw");
        assertThat(queue.size()).as("size").isZero();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "patience 60 s and 999,999 ns: poll and offer are ready to wait for more than 60 s, and no longer than it")
    void patienceIsNotCutToMilliseconds() throws Exception {
        Duration patience = Duration.ofSeconds(60).plusNanos(999_999);

        assertThat(longestFirstWait(queue -> queue.poll(patience), queue -> queue.offer("a")))
                .as("nanoseconds that poll is ready to wait")
                .isBetween(60_000_000_001L, patience.toNanos());
        assertThat(longestFirstWait(
                        queue -> queue.offer("b") && queue.offer("c", patience), BoundedQueuePatienceTest::takeFrom))
                .as("nanoseconds that offer is ready to wait")
                .isBetween(60_000_000_001L, patience.toNanos());
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "poll with patience 1 h is woken for nothing four times, after 0.3 ms each: the clock that it asks knows nanoseconds")
    void patienceIsMeasuredInNanoseconds() throws Exception {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        Runnable moment = WatchedLock.time(Duration.ofNanos(300_000));
        lock.playing(moment, moment, moment, moment, () -> queue.offer("a"));
        queue.poll(AN_HOUR);

        assertThat(usedUpInWholeMilliseconds(lock.patiences()))
                .as("whether what each wait used up is counted in whole milliseconds, as a clock does that can be set")
                .isFalse();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("without patience, offer appends when there is room, and poll takes what is there, at once")
    void withoutPatienceTheyDoWhatNeedsNoWait() throws Exception {
        for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-5))) {
            BoundedQueue<String> queue = new BoundedQueue<>(1, lock.playing());

            assertThat(queue.offer("a", none))
                    .as("what offer to an empty queue returns, with a patience of " + none)
                    .isTrue();
            assertThat(queue.poll(none))
                    .as("what poll returns when a is inside, with a patience of " + none)
                    .isEqualTo(Optional.of("a"));
        }
    }

    /** Whether such a patience is too long, and then throws, or is as long as can be, is left to the learner. */
    @Test
    @Tag("invariant-3")
    @DisplayName("a patience of more nanoseconds than a long can count: whatever becomes of the call, the lock is free")
    void aPatienceThatIsTooLongLeavesTheLockFree() {
        BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
        Duration tooLong = Duration.ofSeconds(Long.MAX_VALUE);
        lock.playing(() -> queue.offer("a"));
        Thrown.by(() -> queue.poll(tooLong));
        lock.assertFreeAfter("poll with a patience of %s".formatted(tooLong));

        queue.offer("b");
        lock.playing(() -> takeFrom(queue));
        Thrown.by(() -> queue.offer("c", tooLong));
        lock.assertFreeAfter("offer with a patience of %s".formatted(tooLong));
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

    private interface QueueCall {
        Object on(BoundedQueue<String> queue) throws InterruptedException;
    }

    /** A pause of this JVM takes time from one try, not from all. */
    private long longestFirstWait(QueueCall call, Consumer<BoundedQueue<String>> event) throws InterruptedException {
        long longest = 0;
        for (int i = 0; i < 50; i++) {
            BoundedQueue<String> queue = new BoundedQueue<>(1, lock);
            lock.playing(() -> event.accept(queue));
            call.on(queue);
            longest = Math.max(
                    longest, lock.patiences().isEmpty() ? 0 : lock.patiences().get(0));
        }
        return longest;
    }

    private static boolean usedUpInWholeMilliseconds(List<Long> patiences) {
        long all = patiences.get(0) - patiences.get(patiences.size() - 1);
        for (int i = 1; i < patiences.size(); i++) {
            if ((patiences.get(i - 1) - patiences.get(i)) % 1_000_000 != 0) {
                return false;
            }
        }
        return all > 0;
    }

    private static void takeFrom(BoundedQueue<String> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
