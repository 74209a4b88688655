package programs.shop;

import faults.history.HistoryChecker;
import faults.history.HistoryVerdict;
import faults.history.Promise;
import faults.history.QueuePlace;
import faults.history.Recorder;
import org.apache.rocketmq.client.producer.SendResult;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was ordered, and what must have become of it: the notes that the history checker gets. One thread uses it.
 *
 * <p>There are two histories, because two things are promised: an order that can be billed is done, once, and is no
 * dead letter; a hopeless one is a dead letter, at least once, and nothing is done for it.
 */
final class ShopLedger {
    private final Recorder good = new Recorder();
    private final Recorder hopeless = new Recorder();
    private final Map<ShopOrder, QueuePlace> places = new HashMap<>();
    private final Set<ShopOrder> acknowledged = new HashSet<>();

    /** To be called before an order is sent. */
    Recorder.Attempt sending(ShopOrder order) {
        places.put(order, new QueuePlace("nowhere", order.number()));
        return (order.isHopeless() ? hopeless : good).sending("shop", order.key());
    }

    void acknowledged(Recorder.Attempt attempt, ShopOrder order, SendResult result) {
        QueuePlace place = new QueuePlace("orders/" + result.getMessageQueue().getQueueId(), result.getQueueOffset());
        places.put(order, place);
        acknowledged.add(order);
        attempt.acknowledged(place);
    }

    /** Those that the broker has promised to keep. */
    long acknowledged(boolean areHopeless) {
        return acknowledged.stream()
                .filter(order -> order.isHopeless() == areHopeless)
                .count();
    }

    /** Whether it was done for every order for which it had to be. */
    boolean isDone(List<ShopOrder> done, boolean areHopeless) {
        Set<ShopOrder> all = new HashSet<>(done);
        return acknowledged.stream()
                .filter(order -> order.isHopeless() == areHopeless)
                .allMatch(all::contains);
    }

    /** @param done the orders for which it was done, one for each time */
    HistoryVerdict ofDeeds(String deed, List<ShopOrder> done) {
        note(good, deed, done);
        return new HistoryChecker(Promise.ONCE).check(good.history(deed));
    }

    HistoryVerdict ofDeadLetters(List<ShopOrder> letters) {
        note(hopeless, "dead letters", letters);
        return new HistoryChecker().check(hopeless.history("dead letters"));
    }

    private void note(Recorder recorder, String what, List<ShopOrder> orders) {
        orders.forEach(order -> recorder.seen(
                what, what, places.getOrDefault(order, new QueuePlace("nowhere", order.number())), order.key()));
    }
}
