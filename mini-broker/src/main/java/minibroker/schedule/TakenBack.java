package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.PropertyNames;

import java.util.HashSet;
import java.util.Set;

/**
 * Which messages of one second are taken back. All of the second's messages are looked at, recalls among them, before
 * the first one leaves.
 *
 * <p>Invariant: it remembers the recalls of one second, which are at most 10,000, and nothing of other messages. One
 * thread uses it.
 */
final class TakenBack {
    private final Set<String> keys = new HashSet<>();

    /** Another second begins: what was taken back in the one before does not count any more. */
    void begin() {
        // tag::17-3[]
        keys.clear();
        // end::17-3[]
    }

    /** Looks at a message of the second, as it is parked. They come in any order. */
    void look(Message parked) {
        // tag::17-3[]
        if (Recall.isRecall(parked)) {
            keys.add(key(parked, PropertyNames.TIMER_DEL_UNIQKEY));
        }
        // end::17-3[]
    }

    /** Whether a message of the second leaves for its queue. May be asked again, if it could not leave. */
    boolean leaves(Message parked) {
        // tag::17-3[]
        return !Recall.isRecall(parked) && !keys.contains(key(parked, PropertyNames.UNIQ_KEY));
        // end::17-3[]
    }

    /** What a recall and the message that it recalls have in common, and no other message. */
    private static String key(Message parked, String idProperty) {
        // tag::17-3[]
        return parked.property(PropertyNames.REAL_TOPIC).orElse("")
                + parked.property(idProperty).map(id -> " " + id).orElse("");
        // end::17-3[]
    }
}
