package minibroker.schedule;

import minibroker.store.ScratchPages;

/** Chains that count how often somebody looks for the next entry of one. One thread uses them. */
final class CountedChains extends SlotChains {
    private int looks;

    CountedChains() {
        super(ScratchPages.inMemory(1 << 12));
    }

    @Override
    long next(long entry) {
        looks++;
        return super.next(entry);
    }

    /** Looks since this was asked the last time. */
    int looks() {
        int now = looks;
        looks = 0;
        return now;
    }
}
