package crosscheck;

import crosscheck.scenario.Consume;
import crosscheck.scenario.SendResults;
import crosscheck.transcript.DeliberateDifference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All scenarios, and the differences between the brokers that are meant. */
public final class Scenarios {

    private static final List<Scenario> ALL = List.of(new SendResults(), new Consume());

    // tag::deliberate[]
    private static final List<DeliberateDifference> DELIBERATE = List.of(
            new DeliberateDifference(
                    "no-body",
                    "send",
                    "raw: no body",
                    "13 MESSAGE_ILLEGAL",
                    "1 SYSTEM_ERROR",
                    "RocketMQ stumbles over the missing body with a NullPointerException; a broker should say what is wrong."),
            mandatory("a", "the producer group"),
            mandatory("c", "the template for new topics"),
            mandatory("d", "the number of queues of a new topic"));
    // end::deliberate[]

    private Scenarios() {}

    private static DeliberateDifference mandatory(String letter, String meaning) {
        return new DeliberateDifference(
                "mandatory-field-" + letter,
                "send",
                "raw: field " + letter + " is missing",
                "1 SYSTEM_ERROR",
                "0 SUCCESS",
                "RocketMQ calls " + meaning + " mandatory, but its quick decoder for the short names does not look.");
    }

    public static List<Scenario> all() {
        return ALL;
    }

    public static List<DeliberateDifference> deliberateDifferences() {
        return DELIBERATE;
    }

    /**
     * Those with these names or of these lessons ({@code 5} and {@code 05} are the same), all when nothing is asked for.
     *
     * @throws IllegalArgumentException when there is none; the message says what there is
     */
    public static List<Scenario> of(List<String> namesOrLessons) {
        if (namesOrLessons.isEmpty()) {
            return ALL;
        }
        Set<Scenario> chosen = new LinkedHashSet<>();
        for (String wanted : namesOrLessons) {
            List<Scenario> found = ALL.stream()
                    .filter(scenario -> scenario.name().equals(wanted)
                            || scenario.lesson().equals(wanted)
                            || scenario.lesson().equals("0" + wanted))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no scenario \"" + wanted + "\"; there are " + available());
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    private static String available() {
        return ALL.stream()
                .map(scenario -> scenario.name() + " (lesson " + scenario.lesson() + ")")
                .collect(Collectors.joining(", "));
    }
}
