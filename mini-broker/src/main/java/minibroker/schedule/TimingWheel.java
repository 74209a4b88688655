package minibroker.schedule;

import java.util.Arrays;

/**
 * Who is due in which second, for the seconds to come: a ring with a slot for each, and in each slot a chain.
 *
 * <pre>
 *            through     due
 *               ↓         ↓
 *  … ─ slot ─ slot ─┃─ slot ─ slot ─ slot ─ slot ─ …     second s is in slot s mod slots
 *            is over      │              │
 *                      first → · → · → last               one link for each entry, see {@link SlotChains}
 * </pre>
 *
 * <p>Taking the entries of the next second costs no more with a million entries than with one, and so does adding one.
 * The wheel itself takes the same room whatever it holds; the links are what grows, and they need not be in memory.
 *
 * <p>Invariants: every entry is in the chain of one slot; entries of one second leave in the order in which they came;
 * none leaves before its second is {@link #due}. A second that is over already becomes the next one, and one that is too
 * far away the last one that there is: whoever takes such an entry out looks at the time and adds it again.
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
     * @return the second whose chain it is in: the one that was asked for, or the nearest that there is
     */
    long add(long second, long entry) {
        if (first.length == 0) {
            allocate();
        }
        chains.open(entry);
        size++;
        // tag::17-1[]
        long nearest = Math.max(due(), Math.min(second, through + slots));
        int slot = (int) (nearest % slots);
        if (first[slot] == NONE) {
            first[slot] = entry;
        } else {
            chains.link(last[slot], entry);
        }
        last[slot] = entry;
        return nearest;
        // end::17-1[]
    }

    /** Most brokers never need the slots. */
    private void allocate() {
        first = new long[slots];
        last = new long[slots];
        Arrays.fill(first, NONE);
    }

    /** The first entry of the second that is due, or NONE. */
    long first() {
        return size == 0 ? NONE : first[slotOfDue()];
    }

    /** The entry behind another one in its chain, or NONE. */
    long next(long entry) {
        return chains.next(entry);
    }

    /** Takes the first entry out of the chain of the second that is due. */
    void removeFirst() {
        long entry = first();
        // tag::17-1[]
        first[slotOfDue()] = chains.next(entry);
        // end::17-1[]
        chains.close(entry);
        size--;
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
        return (int) (due() % slots);
        // end::17-1[]
    }
}
