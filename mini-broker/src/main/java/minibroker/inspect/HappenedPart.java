package minibroker.inspect;

import minibroker.message.RecordView;
import minibroker.store.LogStretch;
import minibroker.store.StoreInside;

import java.util.List;
import java.util.OptionalLong;

/** What happened since the last question, or last. Without state: any thread may call. */
final class HappenedPart {
    private HappenedPart() {}

    /**
     * @param from where the last answer ended; empty for what happened last
     * @param most how many things: of more, the newest are told, and how many bytes of the log were passed over
     */
    static JsonMembers json(StoreInside store, OptionalLong from, int most) {
        long end = store.log().max();
        // An offset behind the end is one of another broker, which was there before.
        OptionalLong known = from.stream().filter(offset -> offset <= end).findFirst();
        long begin = known.isPresent() ? notTooFarBack(store, known.getAsLong(), end, most) : store.newest(most);
        LogStretch told = store.from(begin, most).orElseGet(() -> newest(store, most));
        long skipped = Math.max(0, told.begin() - known.orElse(told.begin()));
        return new JsonMembers()
                .list("happened", told.entries(), Happening::of)
                .with("next", told.next())
                .with("skipped", skipped + told.passedOver());
    }

    /** Where to begin if everything from an offset on may be too much. */
    private static long notTooFarBack(StoreInside store, long from, long end, int most) {
        boolean maybeTooMuch = end - from > (long) most * RecordView.MIN_SIZE;
        return maybeTooMuch ? Math.max(from, store.newest(most)) : from;
    }

    private static LogStretch newest(StoreInside store, int most) {
        long begin = store.newest(most);
        return store.from(begin, most).orElse(new LogStretch(begin, List.of(), begin, 0));
    }
}
