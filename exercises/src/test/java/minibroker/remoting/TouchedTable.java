package minibroker.remoting;

import checks.InBackground;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A table that gives another thread its turn at one of the moments at which the table is used: before or after a look
 * or a change. If the other thread has to wait then, it may.
 */
final class TouchedTable extends ConcurrentHashMap<Integer, PendingRequests.Waiting> {
    private static final long serialVersionUID = 1L;

    private transient int momentsUntilThen;
    private transient Callable<?> action;
    private transient InBackground<?> other;

    /** @param moment 0 for the next moment at which the table is used */
    void at(int moment, Callable<?> action) {
        this.momentsUntilThen = moment;
        this.action = action;
    }

    /** Returns once the other thread is done; false if it never had its turn. */
    boolean hadItsTurn() throws Exception {
        action = null;
        if (other == null) {
            return false;
        }
        other.result();
        return true;
    }

    private void touch() {
        if (action != null && momentsUntilThen-- == 0) {
            Callable<?> turn = action;
            action = null;
            other = InBackground.start("the other thread", turn);
            other.awaitStandstill();
        }
    }

    private <T> T touched(T result) {
        touch();
        return result;
    }

    @Override
    public PendingRequests.Waiting get(Object opaque) {
        return touched(super.get(opaque));
    }

    @Override
    public boolean containsKey(Object opaque) {
        return touched(super.containsKey(opaque));
    }

    @Override
    public PendingRequests.Waiting put(Integer opaque, PendingRequests.Waiting request) {
        touch();
        return touched(super.put(opaque, request));
    }

    @Override
    public PendingRequests.Waiting putIfAbsent(Integer opaque, PendingRequests.Waiting request) {
        touch();
        return touched(super.putIfAbsent(opaque, request));
    }

    @Override
    public PendingRequests.Waiting remove(Object opaque) {
        touch();
        return touched(super.remove(opaque));
    }

    @Override
    public boolean remove(Object opaque, Object request) {
        touch();
        return touched(super.remove(opaque, request));
    }

    @Override
    public void clear() {
        touch();
        super.clear();
        touch();
    }

    @Override
    public void forEach(BiConsumer<? super Integer, ? super PendingRequests.Waiting> work) {
        super.forEach((opaque, request) -> {
            touch();
            work.accept(opaque, request);
        });
    }

    @Override
    public Collection<PendingRequests.Waiting> values() {
        return new View<>(super.values());
    }

    @Override
    public Set<Map.Entry<Integer, PendingRequests.Waiting>> entrySet() {
        return new View<>(super.entrySet());
    }

    private final class View<E> extends AbstractSet<E> {
        private final Collection<E> all;

        private View(Collection<E> all) {
            this.all = all;
        }

        @Override
        public int size() {
            return all.size();
        }

        @Override
        public void clear() {
            TouchedTable.this.clear();
        }

        @Override
        public boolean removeIf(Predicate<? super E> condition) {
            return all.removeIf(condition);
        }

        @Override
        public boolean removeAll(Collection<?> others) {
            touch();
            return all.removeAll(others);
        }

        @Override
        public Iterator<E> iterator() {
            Iterator<E> rest = all.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public E next() {
                    return touched(rest.next());
                }

                @Override
                public void remove() {
                    touch();
                    rest.remove();
                }
            };
        }
    }
}
