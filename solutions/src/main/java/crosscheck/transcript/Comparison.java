package crosscheck.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two transcripts of one scenario, step beside step.
 *
 * @param endedEarly why yours did not come to its end, when it did not; the brokers are different then
 * @param stale entries of the list of deliberate differences that no longer apply; none when yours ended early
 */
public record Comparison(
        String scenario, List<ComparedStep> steps, Optional<String> endedEarly, List<DeliberateDifference> stale) {

    /**
     * Compares; entries for other scenarios are left alone.
     *
     * @throws IllegalArgumentException when RocketMQ's did not come to its end: two that break off at the same place
     *     are equal, and prove nothing
     */
    public static Comparison of(Transcript yours, Transcript rocketMq, List<DeliberateDifference> deliberate) {
        if (!yours.scenario().equals(rocketMq.scenario())) {
            throw new IllegalArgumentException(
                    "\"" + yours.scenario() + "\" can't be compared with \"" + rocketMq.scenario() + "\"");
        }
        rocketMq.endedEarly().ifPresent(why -> {
            throw new IllegalArgumentException(
                    "scenario " + rocketMq.scenario() + " did not come to its end on RocketMQ: " + why);
        });
        List<DeliberateDifference> unused = new ArrayList<>(deliberate);
        unused.removeIf(entry -> !entry.scenario().equals(yours.scenario()));
        List<ComparedStep> steps = new ArrayList<>();
        for (ComparedStep step : align(yours.steps(), rocketMq.steps())) {
            steps.add(excused(step, unused));
        }
        List<DeliberateDifference> stale = yours.endedEarly().isPresent() ? List.of() : List.copyOf(unused);
        return new Comparison(yours.scenario(), List.copyOf(steps), yours.endedEarly(), stale);
    }

    private static ComparedStep excused(ComparedStep step, List<DeliberateDifference> unused) {
        if (step.agrees()) {
            return step;
        }
        for (DeliberateDifference entry : unused) {
            if (entry.covers(step)) {
                unused.remove(entry);
                return new ComparedStep.Deliberate(step, entry);
            }
        }
        return step;
    }

    /**
     * In RocketMQ's order. A step that comes at another place in yours is missing where it should be, and extra where
     * it is.
     */
    private static List<ComparedStep> align(List<Step> yours, List<Step> rocketMq) {
        List<String> expected = rocketMq.stream().map(Step::name).toList();
        List<ComparedStep> aligned = new ArrayList<>();
        int next = 0;
        for (Step step : yours) {
            int place = expected.indexOf(step.name());
            if (place < next) {
                aligned.add(new ComparedStep.Extra(step.name(), step.value()));
                continue;
            }
            for (; next < place; next++) {
                aligned.add(missing(rocketMq.get(next)));
            }
            aligned.add(compared(step, rocketMq.get(next++)));
        }
        for (; next < rocketMq.size(); next++) {
            aligned.add(missing(rocketMq.get(next)));
        }
        return aligned;
    }

    private static ComparedStep compared(Step yours, Step rocketMq) {
        return yours.value().equals(rocketMq.value())
                ? new ComparedStep.Same(yours.name(), yours.value())
                : new ComparedStep.Different(yours.name(), yours.value(), rocketMq.value());
    }

    private static ComparedStep missing(Step rocketMq) {
        return new ComparedStep.Missing(rocketMq.name(), rocketMq.value());
    }

    public boolean equal() {
        return endedEarly.isEmpty() && stale.isEmpty() && differences() == 0;
    }

    /** How many steps differ without being meant to. */
    public long differences() {
        return steps.stream().filter(step -> !step.agrees()).count();
    }
}
