package programs.whyqueues;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop's own database of orders. Saving takes 150 ms. Any thread may call. */
public final class Desk {
    static final Duration SAVING = Duration.ofMillis(150);

    private final int tickets;
    private final Latency latency;
    private final Map<Integer, Order> orders = new LinkedHashMap<>();

    /** @param tickets how many orders it takes */
    Desk(int tickets, Latency latency) {
        this.tickets = tickets;
        this.latency = latency;
    }

    /** @throws SoldOut if there are no tickets left; nothing is saved then */
    public void save(Order order) throws InterruptedException {
        latency.pass(SAVING);
        synchronized (orders) {
            if (orders.size() == tickets) {
                throw new SoldOut();
            }
            orders.put(order.number(), order);
        }
    }

    /** Forgets an order. */
    void cancel(Order order) {
        synchronized (orders) {
            orders.remove(order.number());
        }
    }

    List<Order> orders() {
        synchronized (orders) {
            return List.copyOf(orders.values());
        }
    }

    /** No tickets left. */
    static final class SoldOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SoldOut() {
            super("sold out");
        }
    }
}
