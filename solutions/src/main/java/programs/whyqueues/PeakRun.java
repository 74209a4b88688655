package programs.whyqueues;

import minibroker.queue.BoundedQueue;
import minibroker.queue.RateLimitedDrain;
import minibroker.queue.RateLimiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a service does, second by second, while the load goes up to ten times the usual and down again.
 *
 * <p>The time is played: one thread moves a clock from event to event, so a minute takes a few milliseconds and every
 * machine gets the same numbers. Queue, limiter and drain are the broker's own, and they don't know.
 *
 * <p>The service has {@code WORKERS} workers and no patience: an order that finds none free is refused.
 *
 * @param longestWait seconds between the arrival of an order and its start, for the one that waited longest
 */
record PeakRun(List<Second> seconds, double longestWait) {
    static final int SECONDS = 50;
    static final int PEAK_FROM = 10;
    static final int PEAK_SECONDS = 10;
    static final int USUAL = 20;
    static final int PEAK = 200;
    static final int WORKERS = 16;
    static final int SERVICE_CAN = 80;

    private static final long SECOND = 1_000_000_000L;
    private static final long ONE_ORDER = SECOND * WORKERS / SERVICE_CAN;
    private static final int ROOM = 2_000;

    /**
     * @param done how many orders the service finished
     * @param refused how many were turned away
     * @param waiting how many were in the queue when this second was over
     */
    record Second(int arrived, int done, int refused, int waiting) {}

    static PeakRun withoutQueue() {
        Course course = new Course();
        while (course.hasNext()) {
            course.toNextArrival();
            course.serve();
        }
        return course.end();
    }

    static PeakRun withQueue() {
        Course course = new Course();
        RateLimitedDrain<Long> drain = new RateLimitedDrain<>(
                course.queue, new RateLimiter(SERVICE_CAN), () -> course.now, course::pause, course::startNext);
        course.toNextArrival();
        course.enqueue();
        drain.run();
        return course.end();
    }

    String summary() {
        int arrived = seconds.stream().mapToInt(Second::arrived).sum();
        int refused = seconds.stream().mapToInt(Second::refused).sum();
        return String.format(
                Locale.ROOT, "%s of %s orders refused, the longest wait is %.1f s", refused, arrived, longestWait);
    }

    /** The world while the clock runs. One thread. */
    private static final class Course {
        private final BoundedQueue<Long> queue = new BoundedQueue<>(ROOM);
        private final ArrayDeque<Long> arrivals = arrivals();
        private final ArrayDeque<Long> endsOfWork = new ArrayDeque<>();
        private final int[] arrived = new int[SECONDS];
        private final int[] done = new int[SECONDS];
        private final int[] refused = new int[SECONDS];
        private final int[] waiting = new int[SECONDS];
        private int secondsOver;
        private long longestWait;
        private long now;

        boolean hasNext() {
            return !arrivals.isEmpty();
        }

        void toNextArrival() {
            moveTo(arrivals.removeFirst());
            count(arrived, now);
        }

        void enqueue() {
            if (!queue.offer(now)) {
                count(refused, now);
            }
        }

        /** An order meets the service. */
        void serve() {
            while (!endsOfWork.isEmpty() && endsOfWork.peekFirst() <= now) {
                endsOfWork.removeFirst();
            }
            if (endsOfWork.size() == WORKERS) {
                count(refused, now);
                return;
            }
            long end = now + ONE_ORDER;
            endsOfWork.addLast(end);
            count(done, end);
        }

        /** The drain's work. It must find the queue filled or closed when it comes back for more: nobody else can. */
        void startNext(long arrival) {
            longestWait = Math.max(longestWait, now - arrival);
            serve();
            if (queue.size() == 0 && hasNext()) {
                toNextArrival();
                enqueue();
            } else if (queue.size() == 0) {
                queue.close();
            }
        }

        /** The drain's pause: orders go on arriving meanwhile. */
        void pause(long nanos) {
            long end = now + nanos;
            while (hasNext() && arrivals.peekFirst() <= end) {
                toNextArrival();
                enqueue();
            }
            moveTo(end);
        }

        private void moveTo(long moment) {
            for (; secondsOver < Math.min(second(moment), SECONDS); secondsOver++) {
                waiting[secondsOver] = queue.size();
            }
            now = moment;
        }

        PeakRun end() {
            moveTo(SECONDS * SECOND);
            List<Second> seconds = new ArrayList<>();
            for (int s = 0; s < SECONDS; s++) {
                seconds.add(new Second(arrived[s], done[s], refused[s], waiting[s]));
            }
            return new PeakRun(seconds, longestWait / (double) SECOND);
        }

        private static void count(int[] perSecond, long moment) {
            if (second(moment) < SECONDS) {
                perSecond[second(moment)]++;
            }
        }

        private static int second(long moment) {
            return (int) (moment / SECOND);
        }

        private static ArrayDeque<Long> arrivals() {
            ArrayDeque<Long> moments = new ArrayDeque<>();
            for (int s = 0; s < SECONDS; s++) {
                int rate = s >= PEAK_FROM && s < PEAK_FROM + PEAK_SECONDS ? PEAK : USUAL;
                for (int i = 0; i < rate; i++) {
                    moments.addLast(s * SECOND + i * SECOND / rate);
                }
            }
            return moments;
        }
    }
}
