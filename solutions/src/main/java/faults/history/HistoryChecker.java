package faults.history;

import faults.history.Violation.Duplicated;
import faults.history.Violation.Early;
import faults.history.Violation.Lost;
import faults.history.Violation.Phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a history with what was promised.
 *
 * <p>An acknowledged attempt says where its message stands; an attempt of unknown outcome may have put it anywhere,
 * once, or nowhere. So a message may stand in every place that was acknowledged, and must; and in one more for each
 * unknown outcome, and need not.
 *
 * <p>Immutable: any thread may call.
 */
public final class HistoryChecker {
    private final Set<Promise> promises;

    /** @param promises what was promised on top of what always is */
    public HistoryChecker(Promise... promises) {
        this.promises = Set.copyOf(Arrays.asList(promises));
    }

    /** Names every operation that breaks a promise. */
    public HistoryVerdict check(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<Sent>> attempts = new LinkedHashMap<>();
        history.sent().forEach(sent -> attempts.computeIfAbsent(sent.key(), key -> new ArrayList<>())
                .add(sent));
        Map<String, Map<QueuePlace, Seen>> seen = new LinkedHashMap<>();
        Map<QueuePlace, Seen> atPlace = new HashMap<>();
        for (Seen delivery : history.seen()) {
            seen.computeIfAbsent(delivery.key(), key -> new LinkedHashMap<>()).putIfAbsent(delivery.place(), delivery);
            atPlace.putIfAbsent(delivery.place(), delivery);
        }

        attempts.forEach((key, sent) -> checkLost(sent, seen.getOrDefault(key, Map.of()), atPlace, violations));
        seen.forEach((key, places) ->
                checkWhatWasSeen(key, attempts.getOrDefault(key, List.of()), List.copyOf(places.values()), violations));
        violations.addAll(QueueOrder.ofSends(history.sent()));
        violations.addAll(QueueOrder.ofDeliveries(history.seen(), promises));
        return verdict(history, violations, seen.size());
    }

    private static void checkLost(
            List<Sent> attempts,
            Map<QueuePlace, Seen> seen,
            Map<QueuePlace, Seen> atPlace,
            List<Violation> violations) {
        for (Sent sent : attempts) {
            if (sent.outcome() instanceof SendOutcome.Acknowledged there && !seen.containsKey(there.place())) {
                violations.add(new Lost(sent, Optional.ofNullable(atPlace.get(there.place()))));
            }
        }
    }

    private static void checkWhatWasSeen(
            String key, List<Sent> attempts, List<Seen> places, List<Violation> violations) {
        List<Sent> stored = attempts.stream().filter(Sent::mayBeStored).toList();
        if (stored.isEmpty()) {
            violations.add(new Phantom(places.get(0), attempts));
            return;
        }
        if (places.size() > stored.size()) {
            violations.add(new Duplicated(key, stored, places));
        }
        Sent first = stored.get(0);
        for (Sent attempt : stored) {
            first = attempt.due() < first.due() ? attempt : first;
        }
        for (Seen seen : places) {
            if (seen.at() < first.due()) {
                violations.add(new Early(first, seen));
            }
        }
    }

    private static HistoryVerdict verdict(History history, List<Violation> violations, int messages) {
        int acknowledged = 0;
        int unknown = 0;
        for (Sent sent : history.sent()) {
            acknowledged += sent.outcome() instanceof SendOutcome.Acknowledged ? 1 : 0;
            unknown += sent.outcome() instanceof SendOutcome.Unknown ? 1 : 0;
        }
        int refused = history.sent().size() - acknowledged - unknown;
        return new HistoryVerdict(
                List.copyOf(violations),
                acknowledged,
                unknown,
                refused,
                messages,
                history.seen().size());
    }
}
