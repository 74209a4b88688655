package minibroker.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Some things of many, so that an answer stays small however much there is.
 *
 * @param shown those that are shown
 * @param more how many further ones there are
 */
public record Some<T>(List<T> shown, int more) {
    /** The first ones of an order. */
    static <T> Some<T> first(Collection<T> all, int most, Comparator<? super T> order) {
        PriorityQueue<T> lastOnTop = new PriorityQueue<>(order.reversed());
        for (T one : all) {
            if (lastOnTop.size() < most) {
                lastOnTop.add(one);
            } else if (order.compare(one, lastOnTop.peek()) < 0) {
                lastOnTop.poll();
                lastOnTop.add(one);
            }
        }
        List<T> shown = new ArrayList<>(lastOnTop);
        shown.sort(order);
        return new Some<>(shown, all.size() - shown.size());
    }

    /** The first ones of a list. */
    public static <T> Some<T> first(List<T> all, int most) {
        return new Some<>(all.subList(0, Math.min(most, all.size())), Math.max(0, all.size() - most));
    }
}
