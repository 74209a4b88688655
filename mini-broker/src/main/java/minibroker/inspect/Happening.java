package minibroker.inspect;

import minibroker.exercise.NotDoneYet;
import minibroker.message.Message;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;
import minibroker.schedule.DelayedMessages;
import minibroker.store.LogEntry;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells from a message in the log what has happened: the log has all of it.
 *
 * <pre>
 *  in a topic                                       arrived
 *  in a topic, and it says that it was parked       delivered
 *  in SCHEDULE_TOPIC_XXXX or rmq_sys_wheel_timer    parked
 *  in rmq_sys_wheel_timer, with another one's id    recalled
 *  in %RETRY%group                                  retried: it can be pulled again
 *  in %DLQ%group                                    dead
 * </pre>
 *
 * <p>Without state: any thread may call.
 */
final class Happening {
    private Happening() {}

    static JsonMembers of(LogEntry entry) {
        String what = what(entry);
        return new JsonMembers()
                .with("offset", entry.offset())
                .with("size", entry.size())
                .with("what", what)
                .with("topic", entry.queue().topic())
                .with("queue", entry.queue().queueId())
                .with("queueOffset", entry.queueOffset())
                .with("realTopic", realTopic(entry, what))
                .with("due", due(entry, what))
                .with("attempt", attempt(entry))
                .with("group", group(entry))
                .with("keys", property(entry, PropertyNames.KEYS))
                .with("tags", property(entry, PropertyNames.TAGS))
                .with("id", id(entry, what))
                .with("stored", entry.storeTimestamp());
    }

    private static String what(LogEntry entry) {
        String topic = entry.queue().topic();
        if (ReservedTopics.isDeadLetters(topic)) {
            return "dead";
        }
        if (ReservedTopics.isRetry(topic)) {
            return "retried";
        }
        if (topic.equals(ReservedTopics.TIMER)) {
            return property(entry, PropertyNames.TIMER_DEL_UNIQKEY).isPresent() ? "recalled" : "parked";
        }
        if (topic.equals(ReservedTopics.SCHEDULE)) {
            return "parked";
        }
        return hasWaited(entry) ? "delivered" : "arrived";
    }

    /** Whether it names its own queue as the one that it was parked for. */
    private static boolean hasWaited(LogEntry entry) {
        return property(entry, PropertyNames.REAL_TOPIC)
                        .equals(Optional.of(entry.queue().topic()))
                && property(entry, PropertyNames.REAL_QID)
                        .equals(Optional.of(Integer.toString(entry.queue().queueId())));
    }

    /** Where a message belongs that stands elsewhere. */
    private static Optional<String> realTopic(LogEntry entry, String what) {
        return switch (what) {
            case "parked", "recalled" -> property(entry, PropertyNames.REAL_TOPIC);
            case "retried", "dead" -> property(entry, PropertyNames.RETRY_TOPIC);
            default -> Optional.empty();
        };
    }

    private static OptionalLong due(LogEntry entry, String what) {
        try {
            return DelayedMessages.due(entry.queue(), entry.properties(), entry.storeTimestamp());
        } catch (NotDoneYet unfinished) {
            return OptionalLong.empty(); // the view of the levels says so
        }
    }

    private static OptionalLong attempt(LogEntry entry) {
        return entry.reconsumeTimes() == 0 ? OptionalLong.empty() : OptionalLong.of(entry.reconsumeTimes());
    }

    /** The group that failed on the message. */
    private static Optional<String> group(LogEntry entry) {
        String topic = entry.queue().topic();
        return ReservedTopics.isDeadLetters(topic)
                ? Optional.of(ReservedTopics.groupOfDeadLetters(topic))
                : property(entry, PropertyNames.REAL_TOPIC)
                        .or(() -> Optional.of(topic))
                        .filter(ReservedTopics::isRetry)
                        .map(ReservedTopics::groupOfRetry);
    }

    /** The id that its producer gave the message; of a recall, that of the other message. */
    private static Optional<String> id(LogEntry entry, String what) {
        return property(entry, what.equals("recalled") ? PropertyNames.TIMER_DEL_UNIQKEY : PropertyNames.UNIQ_KEY);
    }

    private static Optional<String> property(LogEntry entry, String name) {
        return Message.property(entry.properties(), name);
    }
}
