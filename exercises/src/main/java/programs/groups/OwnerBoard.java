package programs.groups;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queues of a topic and who reads them, as lines of text, 60 columns wide at most. One thread calls. */
final class OwnerBoard {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String topic;
    private final int queues;
    private final List<QueueOwner> consumers = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private String shown = "";

    OwnerBoard(String topic, int queues) {
        this.topic = topic;
        this.queues = queues;
    }

    void add(QueueOwner consumer) {
        consumers.add(consumer);
    }

    void head() {
        System.out.println("   time   queue "
                + IntStream.range(0, queues).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }

    void says(String what) {
        System.out.printf(Locale.ROOT, "%5.1f s   %s%n", seconds(), what);
    }

    /** A letter for each queue: its consumer; {@code .} if it has none, and {@code *} if it has two. */
    String owners() {
        return IntStream.range(0, queues).mapToObj(this::owner).collect(Collectors.joining());
    }

    private String owner(int queue) {
        List<String> names = consumers.stream()
                .filter(consumer -> consumer.queuesOf(topic).contains(queue))
                .map(QueueOwner::name)
                .toList();
        return names.isEmpty() ? "." : names.size() > 1 ? "*" : names.get(0);
    }

    /** @return whether it came true in time */
    boolean watchUntil(BooleanSupplier done, long seconds) {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(seconds)) {
                return false;
            }
            show();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        show();
        return true;
    }

    private void show() {
        String now = owners();
        if (!now.equals(shown)) {
            System.out.printf(Locale.ROOT, "%5.1f s         %s%n", seconds(), String.join(" ", now.split("")));
            shown = now;
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
