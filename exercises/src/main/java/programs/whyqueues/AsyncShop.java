package programs.whyqueues;

import minibroker.exercise.NotDoneYet;
import minibroker.queue.BoundedQueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A ticket shop whose customer may go as soon as the order is saved. The channels are told later.
 *
 * <p>Each channel has a line of its own, a bounded queue that one thread works off, so that a dead SMS gateway does not
 * hold up the e-mails.
 *
 * <p>Invariant: every order that was saved is waiting in each line, or was sent from it.
 *
 * <p>Any thread may order.
 */
public final class AsyncShop implements Shop {
    /** How long a line lets its channel rest after it did not answer. */
    static final Duration REST = Duration.ofMillis(100);

    /** The orders that wait for one channel. */
    record Line(Channel channel, BoundedQueue<Order> waiting) {}

    private final Desk desk;
    private final Latency latency;
    private final List<Line> lines;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

    /** @param room how many orders may wait in each line */
    AsyncShop(Desk desk, List<? extends Channel> channels, int room, Latency latency) {
        this.desk = desk;
        this.latency = latency;
        this.lines = channels.stream()
                .map(channel -> new Line(channel, new BoundedQueue<>(room)))
                .toList();
    }

    /** Saves the order and puts it into every line. Waits for a line that is full. */
    @Override
    public void order(Order order) throws InterruptedException {
        // tag::01-2[]
        throw new NotDoneYet("01-2");
        // end::01-2[]
    }

    /**
     * Sends what waits in the line, oldest first, until the line is closed and empty. While the channel does not
     * answer, tries the same order again and again, and rests in between.
     */
    void workOff(Line line) throws InterruptedException {
        // tag::01-2[]
        throw new NotDoneYet("01-2");
        // end::01-2[]
    }

    List<Line> lines() {
        return lines;
    }

    /** Starts one thread for each line. */
    void open() {
        for (Line line : lines) {
            Thread thread = new Thread(() -> run(line), line.channel().name() + " line");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void run(Line line) {
        try {
            workOff(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stopped.add("The %s line stopped: %s".formatted(line.channel().name(), e.getMessage()));
        }
    }

    /**
     * Takes no more orders. Returns when every line is worked off.
     *
     * @return why lines stopped before that
     */
    List<String> close() throws InterruptedException {
        lines.forEach(line -> line.waiting().close());
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(stopped);
    }
}
