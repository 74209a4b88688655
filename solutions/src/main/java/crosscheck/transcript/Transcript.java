package crosscheck.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The observations of one run of a scenario, in the order in which they were made.
 *
 * @param events what happened when; not compared
 * @param endedEarly why the scenario did not come to its end, when it did not
 */
public record Transcript(String scenario, List<Step> steps, List<Event> events, Optional<String> endedEarly) {

    public Transcript {
        steps = List.copyOf(steps);
        events = List.copyOf(events);
        Set<String> names = new HashSet<>();
        for (Step step : steps) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException(
                        "two steps of \"" + scenario + "\" are called \"" + step.name() + "\"");
            }
        }
    }

    /** One without a timeline. */
    public Transcript(String scenario, List<Step> steps, Optional<String> endedEarly) {
        this(scenario, steps, List.of(), endedEarly);
    }

    /** Collects the steps of one run. Any thread may call: a scenario that hangs is left behind while others go on. */
    public static final class Notes {

        private final List<Step> steps = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final long begin = System.currentTimeMillis();

        public synchronized void add(String name, Object value) {
            steps.add(new Step(name, String.valueOf(value)));
        }

        /** For the timeline: something happened at a time, in milliseconds since 1970. */
        public synchronized void happened(String lane, String what, long time) {
            events.add(new Event(lane, what, time - begin));
        }

        /** What was noted until now, by a scenario that came to its end. */
        public synchronized Transcript complete(String scenario) {
            return new Transcript(scenario, steps, events, Optional.empty());
        }

        /** What was noted until now, by a scenario that did not come to its end. */
        public synchronized Transcript endedEarly(String scenario, String why) {
            return new Transcript(scenario, steps, events, Optional.of(why));
        }
    }
}
