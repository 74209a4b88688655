package faults.history;

import faults.history.Violation.OutOfTurn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Whether steps were taken in their order: no step is begun before the one in front of it was done. That steps are
 * taken again is no fault: it is what at least once means.
 *
 * <p>Without state: any thread may call.
 */
public final class StepChecker {
    private StepChecker() {}

    /** Names, for each thing, the first step that was begun too soon. */
    public static List<Violation> check(List<HandledStep> steps) {
        Map<String, TreeMap<Integer, List<HandledStep>>> byThing = new LinkedHashMap<>();
        steps.forEach(step -> byThing.computeIfAbsent(step.thing(), thing -> new TreeMap<>())
                .computeIfAbsent(step.number(), number -> new ArrayList<>())
                .add(step));
        List<Violation> violations = new ArrayList<>();
        byThing.values().forEach(numbers -> firstOutOfTurn(numbers).ifPresent(violations::add));
        return violations;
    }

    private static Optional<Violation> firstOutOfTurn(TreeMap<Integer, List<HandledStep>> numbers) {
        for (int number = 1; number <= numbers.lastKey(); number++) {
            List<HandledStep> before = numbers.getOrDefault(number - 1, List.of());
            OptionalLong done =
                    before.stream().flatMapToLong(step -> step.done().stream()).min();
            for (HandledStep step : numbers.getOrDefault(number, List.of())) {
                if (done.isEmpty() || step.begun() < done.getAsLong()) {
                    return Optional.of(new OutOfTurn(step, before));
                }
            }
        }
        return Optional.empty();
    }
}
