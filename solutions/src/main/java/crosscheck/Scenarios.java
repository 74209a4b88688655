package crosscheck;

import crosscheck.scenario.AdminAnswers;
import crosscheck.scenario.Batches;
import crosscheck.scenario.Broadcast;
import crosscheck.scenario.Consume;
import crosscheck.scenario.DelayLevelMessages;
import crosscheck.scenario.Find;
import crosscheck.scenario.Members;
import crosscheck.scenario.OffsetsByTime;
import crosscheck.scenario.Ordered;
import crosscheck.scenario.Push;
import crosscheck.scenario.Rebalance;
import crosscheck.scenario.ResetOffsets;
import crosscheck.scenario.Retry;
import crosscheck.scenario.Routes;
import crosscheck.scenario.SendResults;
import crosscheck.scenario.TagFilters;
import crosscheck.scenario.Timers;
import crosscheck.transcript.DeliberateDifference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All scenarios, and the differences between the brokers that are meant. */
public final class Scenarios {

    private static final List<Scenario> ALL = List.of(
            new Routes(),
            new SendResults(),
            new Consume(),
            new OffsetsByTime(),
            new Find(),
            new ResetOffsets(),
            new Push(),
            new Members(),
            new Rebalance(),
            new Retry(),
            new Broadcast(),
            new Ordered(),
            new Batches(),
            new DelayLevelMessages(),
            new Timers(),
            new TagFilters(),
            new AdminAnswers());

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
            mandatory("d", "the number of queues of a new topic"),
            unasked("topic"),
            unasked("key"),
            new DeliberateDifference(
                    "blank-filter",
                    "tags",
                    "pull: \"  \"",
                    "0 SUCCESS [0:0-paid 1:1-sent 2:2-Aa 3:3-BB 4:4-null 5:5-paid 6:6-late], next 7, min 0, max 7",
                    "20 PULL_RETRY_IMMEDIATELY, next 7, min 0, max 7",
                    "A filter of blanks names no tag, like an empty one; RocketMQ lets nothing through it, without a word."),
            damagedBatch("cut off by a byte"),
            damagedBatch("with three bytes too many"),
            damagedBatch("whose first body would be of 2 GiB"),
            damagedBatch("whose first body would be of -1 bytes"),
            damagedBatch("of no messages"),
            damagedBatch("that is no batch"),
            damagedBatch("a byte over 4 MiB"),
            storedAnyway("raw batch: whose second message lies about its size", "13 MESSAGE_ILLEGAL", "0 SUCCESS"),
            storedAnyway("raw batch: with an empty body in the middle", "13 MESSAGE_ILLEGAL", "0 SUCCESS"),
            storedAnyway("raw batch: whose second message has a timer", "13 MESSAGE_ILLEGAL", "0 SUCCESS"),
            storedAnyway("raw batch: offset in its queue after all that", "7, 2", "7, 8"),
            reset("field group is missing", "26 SUBSCRIPTION_GROUP_NOT_EXIST"),
            reset("field timestamp is missing", "0 SUCCESS {0=0, 1=0, 2=0, 3=0}"),
            reset("a time that is no number", "0 SUCCESS {0=0, 1=0, 2=0, 3=0}"),
            senselessTopic("topic of a negative number of queues"),
            senselessTopic("topic with a permission that does not exist"),
            senselessTopic("topic of a million queues"),
            nonsenseLevel("soon"),
            nonsenseLevel("1.5"),
            nonsenseLevel("99999999999"),
            new DeliberateDifference(
                    "level-in-batch",
                    "delay",
                    "batch: one of two with a level",
                    "13 MESSAGE_ILLEGAL",
                    "0 SUCCESS",
                    "Messages of a batch cannot wait. RocketMQ overlooks the level and delivers the message at once."),
            new DeliberateDifference(
                    "time-in-batch",
                    "timer",
                    "batch: one of two with a time",
                    "13 MESSAGE_ILLEGAL",
                    "0 SUCCESS",
                    "Messages of a batch cannot wait. RocketMQ overlooks the time and delivers the message at once."),
            new DeliberateDifference(
                    "seconds-overflow",
                    "timer",
                    "more seconds than fit",
                    "13 MESSAGE_ILLEGAL",
                    "SEND_OK",
                    "More than three days are refused. RocketMQ's product overflows, and the message is delivered at once."),
            new DeliberateDifference(
                    "fixed-settings",
                    "admin",
                    "settings: one that does not exist, changed",
                    "16 NO_PERMISSION",
                    "0 SUCCESS",
                    "Nothing was changed, so that is the answer; RocketMQ passes over names that it does not know."));
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

    private static DeliberateDifference unasked(String field) {
        return new DeliberateDifference(
                "question-without-" + field,
                "find",
                "raw: field " + field + " is missing",
                "1 SYSTEM_ERROR",
                "22 QUERY_NOT_FOUND",
                "A question without its " + field + " is no question; RocketMQ looks for \"null\" and finds nothing.");
    }

    private static DeliberateDifference damagedBatch(String what) {
        return new DeliberateDifference(
                "damaged-batch",
                "batch",
                "raw batch: " + what,
                "13 MESSAGE_ILLEGAL",
                "1 SYSTEM_ERROR",
                "RocketMQ stumbles while it reads; a broker should say that the message is wrong, not the system.");
    }

    private static DeliberateDifference storedAnyway(String step, String yours, String rocketMq) {
        return new DeliberateDifference(
                "unchecked-batch",
                "batch",
                step,
                yours,
                rocketMq,
                "All or nothing: one bad message refuses the batch; RocketMQ stores what it makes of the bytes.");
    }

    private static DeliberateDifference nonsenseLevel(String level) {
        return new DeliberateDifference(
                "nonsense-level",
                "delay",
                "level \"" + level + "\"",
                "13 MESSAGE_ILLEGAL",
                "1 SYSTEM_ERROR",
                "The message is wrong and not the system: RocketMQ stumbles over the number that is none.");
    }

    private static DeliberateDifference reset(String step, String rocketMq) {
        return new DeliberateDifference(
                "reset-by-mistake",
                "reset",
                step,
                "1 SYSTEM_ERROR",
                rocketMq,
                "What is missing or no number is refused; RocketMQ takes it as 0 and sets the group to the beginning.");
    }

    private static DeliberateDifference senselessTopic(String step) {
        return new DeliberateDifference(
                "senseless-topic",
                "admin",
                step,
                "29 INVALID_PARAMETER",
                "0 SUCCESS",
                "Every client and broker keeps something for each queue, so their number has a limit; RocketMQ has none.");
    }

    public static List<Scenario> all() {
        return ALL;
    }

    public static List<DeliberateDifference> deliberateDifferences() {
        return DELIBERATE;
    }

    /** As {@link #of(List, List)}, where a mistake is told of all lessons. */
    public static List<Scenario> of(List<String> namesOrLessons) {
        return of(namesOrLessons, List.of());
    }

    /**
     * Those with these names or of these lessons ({@code 5} and {@code 05} are the same), all when nothing is asked
     * for.
     *
     * @param lessons whose scenarios a mistake is told of; all when empty
     * @throws IllegalArgumentException when there is none; the message says what there is
     */
    public static List<Scenario> of(List<String> namesOrLessons, List<String> lessons) {
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
                String none = lessons.contains(wanted)
                        ? "lesson %s has no scenario of its own: what it builds changes no answer. Compare all with"
                                        .formatted(wanted)
                                + " ./workbook crosscheck, or some of these: "
                        : "no scenario \"" + wanted + "\"; there are ";
                throw new IllegalArgumentException(none + available(lessons));
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    private static String available(List<String> lessons) {
        return ALL.stream()
                .filter(scenario -> lessons.isEmpty() || lessons.contains(scenario.lesson()))
                .map(scenario -> scenario.name() + " (lesson " + scenario.lesson() + ")")
                .collect(Collectors.joining(", "));
    }
}
