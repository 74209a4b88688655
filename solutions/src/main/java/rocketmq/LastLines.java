package rocketmq;

import org.testcontainers.containers.output.OutputFrame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The last lines that a container printed; they outlive it. What RocketMQ's logging tells of itself, a hundred lines at
 * each start, is left out. Any thread may call.
 */
final class LastLines implements Consumer<OutputFrame> {

    private static final int KEPT = 80;
    private static final String LOGGING_OF_ITSELF = " |-INFO in ";

    private final Deque<String> lines = new ArrayDeque<>();
    private volatile Consumer<String> listener = line -> {};

    /** @param each told of every line from now on, by the thread that reads them */
    void tell(Consumer<String> each) {
        listener = each;
    }

    @Override
    public void accept(OutputFrame frame) {
        frame.getUtf8String()
                .lines()
                .filter(line -> !line.contains(LOGGING_OF_ITSELF))
                .forEach(line -> {
                    synchronized (lines) {
                        lines.addLast(line);
                        if (lines.size() > KEPT) {
                            lines.removeFirst();
                        }
                    }
                    listener.accept(line);
                });
    }

    @Override
    public String toString() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }
}
