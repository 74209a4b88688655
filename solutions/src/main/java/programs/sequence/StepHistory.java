package programs.sequence;

import picture.Mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which steps were handled, when and by which consumer. A step is early if the one in front of it has not been handled
 * yet. Any thread may call.
 */
final class StepHistory {
    static final List<String> STEPS = List.of("created", "paid", "packed", "sent");

    private final long start = System.nanoTime();
    private final List<Handled> handled = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<Integer> ordersWithEarly = new HashSet<>();
    private int early;

    private record Handled(long millis, int order, int step, String consumer) {}

    synchronized void handled(int order, int step, String consumer) {
        handled.add(new Handled((System.nanoTime() - start) / 1_000_000, order, step, consumer));
        if (step > 0 && !times.containsKey(order + ":" + (step - 1))) {
            early++;
            ordersWithEarly.add(order);
        }
        times.merge(order + ":" + step, 1, Integer::sum);
    }

    /** Steps that were handled at least once. */
    synchronized int steps() {
        return times.size();
    }

    synchronized int early() {
        return early;
    }

    synchronized int ordersWithEarly() {
        return ordersWithEarly.size();
    }

    synchronized int again() {
        return handled.size() - times.size();
    }

    synchronized int handledBy(String consumer) {
        return (int)
                handled.stream().filter(one -> one.consumer().equals(consumer)).count();
    }

    /** The steps of an order as they were handled. */
    synchronized List<String> stepsOf(int order) {
        return handled.stream()
                .filter(one -> one.order() == order)
                .map(one -> STEPS.get(one.step()))
                .toList();
    }

    /** The first orders with a step that was early. */
    synchronized List<Integer> someWithEarly(int most) {
        return ordersWithEarly.stream().sorted().limit(most).toList();
    }

    /** Ten orders from this one on, from the first of their steps on. */
    synchronized List<Mark> marks(int firstOrder) {
        List<Handled> ten = handled.stream()
                .filter(one -> one.order() >= firstOrder && one.order() < firstOrder + 10)
                .toList();
        long begin = ten.stream().mapToLong(Handled::millis).min().orElse(0);
        List<Mark> marks = new ArrayList<>();
        for (int order = firstOrder; order < firstOrder + 10; order++) {
            for (Handled one : ten) {
                if (one.order() == order) {
                    marks.add(Mark.at(
                            Integer.toString(order),
                            one.millis() - begin,
                            one.consumer(),
                            Integer.toString(one.step() + 1)));
                }
            }
        }
        return marks;
    }
}
