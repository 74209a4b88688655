package minibroker.schedule;

import minibroker.exercise.NotDoneYet;

import java.util.Arrays;

/**
 * Which entries are due in which second: a ring with a slot for each second to come, and in each slot a chain of
 * entries.
 *
 * <pre>
 *            through     due
 *               ↓         ↓
 *  … ─ slot ─ slot ─┃─ slot ─ slot ─ slot ─ slot ─ …     second s is in slot s mod slots
 *            is over      │              │
 *                      first → · → · → last               one link for each entry, see {@link SlotChains}
 * </pre>
 *
 * <p>Adding an entry, and taking one of the next second, costs the same with a million entries as with one. The wheel's
 * size is fixed; only the links grow with the entries, and they need not be in memory.
 *
 * <p>Invariants: every entry is in the chain of one slot; entries of one second leave in the order in which they came;
 * none leaves before its second is {@link #due}. An entry for a second that is over goes to the next one, an entry for
 * a second that is too far away to the last one: whoever takes it out compares the times and adds it again, for another
 * round.
 *
 * <p>It knows neither files nor clocks. One thread uses it.
 *
 * <p>RocketMQ: {@code TimerWheel}, {@code Slot} and {@code TimerLog}.
 */
final class TimingWheel {
    /** No entry. */
    static final long NONE = SlotChains.NONE;

    private final int slots;
    private final SlotChains chains;
    private long[] first = {};
    private long[] last = {};
    private long through;
    private long size;

    /**
     * @param slots how many seconds there are
     * @param through the last second that is over, in seconds since 1970
     */
    TimingWheel(int slots, long through, SlotChains chains) {
        this.slots = slots;
        this.through = through;
        this.chains = chains;
    }

    /** The last second that is over: its chain has been taken. */
    long through() {
        return through;
    }

    /** The second whose chain is to be taken next. */
    long due() {
        return through + 1;
    }

    /** How many entries there are. */
    long size() {
        return size;
    }

    /**
     * Adds an entry at the end of a second's chain.
     *
     * @return the second whose chain it is in: the given one, or the nearest that the wheel has
     */
    long add(long second, long entry) {
        if (first.length == 0) {
            allocate();
        }
        chains.open(entry);
        size++;
        // tag::17-1[]
        throw new NotDoneYet("17-1");
        // end::17-1[]
    }

    /** Made when the first entry comes: most brokers never need the slots. */
    private void allocate() {
        first = new long[slots];
        last = new long[slots];
        Arrays.fill(first, NONE);
        Arrays.fill(last, NONE);
    }

    /** The first entry of the second that is due, or NONE. */
    long first() {
        return size == 0 ? NONE : first[slotOfDue()];
    }

    /** The next entry in the chain, or NONE. */
    long next(long entry) {
        return chains.next(entry);
    }

    /** Takes the first entry out of the chain of the second that is due. */
    void removeFirst() {
        long entry = first();
        unlinkFirst();
        chains.close(entry);
        size--;
    }

    /** Lets the chain of the second that is due begin with its second entry; there is a first one. */
    private void unlinkFirst() {
        // tag::17-1[]
        throw new NotDoneYet("17-1");
        // end::17-1[]
    }

    /** All seconds up to this one are over, if there are no entries: so a clock that jumps by years costs nothing. */
    void skipEmpty(long second) {
        // tag::17-1[]
        throw new NotDoneYet("17-1");
        // end::17-1[]
    }

    /** The second that was due is over; its chain must have been taken. */
    void advance() {
        if (first() != NONE) {
            throw new IllegalStateException("Second %s is not over: entry %s is left".formatted(due(), first()));
        }
        through++;
    }

    private int slotOfDue() {
        // tag::17-1[]
        throw new NotDoneYet("17-1");
        // end::17-1[]
    }

    /** The first entry of a second's slot, or NONE; for whoever looks inside. */
    long first(long second) {
        return size == 0 ? NONE : first[(int) (second % slots)];
    }

    /** How many seconds there are. */
    int slots() {
        return slots;
    }
}
