package faults.history;

import faults.history.Violation.HeldTwice;
import faults.history.Violation.NeverReleased;
import faults.history.Violation.RefusedInTime;
import faults.history.Violation.ReleasedAlthoughKept;
import faults.history.Violation.ReleasedEarly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares holdings with what was promised to those who hold: one holder at a time, and one alone who keeps; what is
 * kept is never given back, what is not kept is, and not before its time; whoever asks in time is not refused.
 *
 * <p>Without state: any thread may call.
 */
public final class HoldingChecker {
    private HoldingChecker() {}

    /** @param isOver whether nothing more will happen; until then what is still held is no fault */
    public static List<Violation> check(List<Holding> holdings, boolean isOver) {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<Holding>> byThing = new HashMap<>();
        for (Holding holding : holdings) {
            checkAlone(holding, isOver, violations);
            List<Holding> others = byThing.computeIfAbsent(holding.thing(), thing -> new ArrayList<>());
            others.stream()
                    .filter(other -> collide(other, holding))
                    .forEach(other -> violations.add(new HeldTwice(other, holding)));
            others.add(holding);
        }
        return violations;
    }

    private static void checkAlone(Holding holding, boolean isOver, List<Violation> violations) {
        boolean isKept = holding.kept().isPresent();
        boolean isReleased = holding.released().isPresent();
        if (isKept && isReleased) {
            violations.add(new ReleasedAlthoughKept(holding));
        } else if (isReleased && holding.released().getAsLong() < holding.due()) {
            violations.add(new ReleasedEarly(holding));
        }
        if (!isKept && holding.refused().isPresent() && holding.refused().getAsLong() < holding.due()) {
            violations.add(new RefusedInTime(holding));
        }
        if (isOver && !isKept && !isReleased) {
            violations.add(new NeverReleased(holding));
        }
    }

    private static boolean collide(Holding one, Holding other) {
        return one.kept().isPresent() && other.kept().isPresent()
                || one.covers(other.taken())
                || other.covers(one.taken());
    }
}
