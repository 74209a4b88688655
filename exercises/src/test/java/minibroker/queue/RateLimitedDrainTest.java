package minibroker.queue;

import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("01-3")
@Tag("step-2")
class RateLimitedDrainTest {
    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLI;

    private final RateLimiter tenASecond = new RateLimiter(10);
    private final List<String> done = new ArrayList<>();

    /** A clock that only a pause moves. */
    private static final class PlayedTime {
        private long now;

        void pause(long nanos) {
            now += nanos;
        }
    }

    private final PlayedTime time = new PlayedTime();

    @Test
    @Tag("invariant-5")
    @DisplayName("10 a second, a, b and c wait in the queue: they start at 0, 100 and 200 ms")
    void worksAtItsOwnPace() {
        drain(closedWith("a", "b", "c"), time, element -> log(element, time)).run();

        assertThat(done)
                .as("what was started, and in which millisecond")
                .isEqualTo(List.of("a at 0", "b at 100", "c at 200"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "3 a second, a and b wait in the queue: b starts in the nanosecond that the limiter gives, none earlier")
    void pausesToTheNanosecond() {
        RateLimiter same = new RateLimiter(3);
        same.reserve(0);
        long second = same.reserve(0);

        new RateLimitedDrain<>(
                        closedWith("a", "b"),
                        new RateLimiter(3),
                        () -> time.now,
                        time::pause,
                        element -> done.add("%s at %s".formatted(element, time.now)))
                .run();

        assertThat(done).as("what was started, and in which nanosecond").isEqualTo(List.of("a at 0", "b at " + second));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("10 a second, each piece of work takes 250 ms: the next one starts at once")
    void doesNotPauseWhenTheWorkTookLongEnough() {
        drain(closedWith("a", "b", "c"), time, element -> {
                    log(element, time);
                    time.pause(250 * MILLI);
                })
                .run();

        assertThat(done)
                .as("what was started, and in which millisecond")
                .isEqualTo(List.of("a at 0", "b at 250", "c at 500"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("10 a second, a, then nothing for an hour, then b and c at once: c starts 100 ms after b")
    void aQuietTimeIsFollowedByNoBurst() {
        WatchedLock lock = new WatchedLock();
        BoundedQueue<String> queue = new BoundedQueue<>(2, lock);
        queue.offer("a");
        Runnable aQuietHour = () -> {
            time.pause(HOUR);
            lock.timeIsOver();
        };
        lock.playing(aQuietHour, () -> {
            queue.offer("b");
            queue.offer("c");
            queue.close();
        });

        drain(queue, time, element -> log(element, time)).run();

        assertThat(done)
                .as("what was started, and in which millisecond")
                .isEqualTo(List.of("a at 0", "b at 3600000", "c at 3600100"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two drains share one limiter of 10 a second, each has two pieces of work: one starts every 100 ms")
    void drainsThatShareALimiterKeepItTogether() {
        PlayedTime other = new PlayedTime();
        drain(closedWith("a", "b"), time, element -> log(element, time)).run();
        drain(closedWith("c", "d"), other, element -> log(element, other)).run();

        assertThat(done)
                .as("what was started, and in which millisecond")
                .isEqualTo(List.of("a at 0", "b at 100", "c at 200", "d at 300"));
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("no limit, 1,000 elements wait in a closed queue: all are worked off in order, without a pause")
    void worksOffEverythingAndEnds() {
        BoundedQueue<Integer> queue = new BoundedQueue<>(1_000);
        List<Integer> elements = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            queue.offer(i);
            elements.add(i);
        }
        queue.close();
        List<Integer> worked = new ArrayList<>();
        List<Long> pauses = new ArrayList<>();

        new RateLimitedDrain<>(queue, new RateLimiter(RateLimiter.UNLIMITED), () -> 0, pauses::add, worked::add).run();

        assertThat(worked.equals(elements))
                .as("whether all were worked off in order")
                .isTrue();
        assertThat(pauses.stream().mapToLong(Long::longValue).sum())
                .as("nanoseconds paused")
                .isZero();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the thread is interrupted in the pause before b: the drain ends, and b is not worked on")
    void anInterruptEndsTheDrain() {
        RateLimitedDrain.Pause interrupted = nanos -> {
            if (nanos > 0) {
                throw new InterruptedException();
            }
        };
        BoundedQueue<String> queue = closedWith("a", "b", "c");

        new RateLimitedDrain<>(queue, tenASecond, () -> 0, interrupted, done::add).run();

        assertThat(Thread.interrupted())
                .as("whether the thread is still marked as interrupted")
                .isTrue();
        assertThat(done).as("what was worked on").isEqualTo(List.of("a"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("10 a second, each piece of work takes 30 ms: they start at 0, 100 and 200 ms, and not 30 ms earlier")
    void theWorkTakesNothingOffThePause() {
        drain(closedWith("a", "b", "c"), time, element -> {
                    log(element, time);
                    time.pause(30 * MILLI);
                })
                .run();

        assertThat(done)
                .as("what was started, and in which millisecond")
                .isEqualTo(List.of("a at 0", "b at 100", "c at 200"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("4,000 a second, a and b wait in the queue: b starts after 250,000 ns; a short pause is a pause, too")
    void keepsShortPausesToo() {
        RateLimiter same = new RateLimiter(4_000);
        same.reserve(0);
        long second = same.reserve(0);

        new RateLimitedDrain<>(
                        closedWith("a", "b"),
                        new RateLimiter(4_000),
                        () -> time.now,
                        time::pause,
                        element -> done.add("%s at %s".formatted(element, time.now)))
                .run();

        assertThat(done).as("what was started, and in which nanosecond").isEqualTo(List.of("a at 0", "b at " + second));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a, b and c wait in the queue: while a is worked on, b and c still take up their room in it")
    void takesAnElementWhenItIsItsTurn() {
        BoundedQueue<String> queue = closedWith("a", "b", "c");
        List<Integer> waiting = new ArrayList<>();

        drain(queue, time, element -> waiting.add(queue.size())).run();

        assertThat(waiting).as("how many wait while a, b and c are worked on").isEqualTo(List.of(2, 1, 0));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the thread is interrupted while it works on a: the drain ends, and b is not worked on")
    void anInterruptInTheWorkEndsTheDrain() {
        RateLimitedDrain<String> drain = drain(closedWith("a", "b", "c"), time, element -> {
            done.add(element);
            Thread.currentThread().interrupt();
        });

        drain.run();

        assertThat(Thread.interrupted())
                .as("whether the thread is still marked as interrupted")
                .isTrue();
        assertThat(done).as("what was worked on").isEqualTo(List.of("a"));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two drains share a limiter; while one works, or pauses, the other works off all that it has")
    void drainsThatShareALimiterDoNotWaitForEachOther() throws Exception {
        List<String> ofOthers = new CopyOnWriteArrayList<>();
        RateLimitedDrain.Pause pause = nanos -> {
            if (nanos > 0) {
                otherDrainRuns("during a pause", ofOthers);
            }
            time.pause(nanos);
        };
        new RateLimitedDrain<>(closedWith("a", "b"), tenASecond, () -> time.now, pause, element -> {
                    log(element, time);
                    otherDrainRuns("during " + element, ofOthers);
                })
                .run();

        assertThat(ofOthers)
                .as("what the other drain worked on meanwhile")
                .isEqualTo(List.of("during a", "during a pause", "during b"));
    }

    private void otherDrainRuns(String element, List<String> ofOthers) {
        PlayedTime itsOwn = new PlayedTime();
        RateLimitedDrain<String> other = drain(closedWith(element), itsOwn, ofOthers::add);
        try {
            InBackground.start("another drain with the same limiter, " + element, () -> {
                        other.run();
                        return "";
                    })
                    .result();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private RateLimitedDrain<String> drain(BoundedQueue<String> queue, PlayedTime time, Consumer<String> work) {
        return new RateLimitedDrain<>(queue, tenASecond, () -> time.now, time::pause, work);
    }

    private void log(String element, PlayedTime time) {
        done.add("%s at %s".formatted(element, time.now / MILLI));
    }

    private static BoundedQueue<String> closedWith(String... elements) {
        BoundedQueue<String> queue = new BoundedQueue<>(elements.length);
        for (String element : elements) {
            queue.offer(element);
        }
        queue.close();
        return queue;
    }
}
