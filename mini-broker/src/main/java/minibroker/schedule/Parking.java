package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;

import java.util.Map;
import java.util.Set;

/**
 * Sends a message that has to wait to a queue of the broker's own, and notes in it where it belongs.
 *
 * <pre>
 * orders/3   DELAY=2   →   SCHEDULE_TOPIC_XXXX/1   DELAY=2 REAL_TOPIC=orders REAL_QID=3
 * </pre>
 *
 * <p>Immutable: any thread may call. RocketMQ: {@code HookUtils.handleScheduleMessage}.
 */
public final class Parking {
    /** The topic with a queue for each level. */
    static final String LEVELS_TOPIC = "SCHEDULE_TOPIC_XXXX";

    private static final String LEVEL = "DELAY";

    /** Other ways to ask for a delay; a level beats them. */
    private static final Set<String> TIMERS = Set.of("TIMER_DELAY_SEC", "TIMER_DELAY_MS", "TIMER_DELIVER_MS");

    private final DelayLevels levels;

    public Parking(DelayLevels levels) {
        this.levels = levels;
    }

    /**
     * The message to put into the store for one that was sent: parked if it has to wait, or else itself.
     *
     * @throws IllegalArgumentException if it asks for a delay that cannot be had, with the reason
     */
    public Message park(Message message) {
        // Most messages do not wait, and looking costs less than taking their properties apart.
        if (!message.properties().contains(LEVEL) && !message.properties().contains("TIMER_DELIVER_MS")) {
            return message;
        }
        Map<String, String> properties = MessageProperties.decode(message.properties());
        int level = levels.level(properties.getOrDefault(LEVEL, "0"));
        if (level == 0 && TIMERS.stream().anyMatch(properties::containsKey)) {
            throw new IllegalArgumentException("Messages for a certain time are not supported by this broker");
        }
        Message parked = level > 0 ? parkAtLevel(message, properties, level) : message;
        requireRoom(parked);
        return parked;
    }

    private static Message parkAtLevel(Message message, Map<String, String> properties, int level) {
        // tag::16-2[]
        properties.keySet().removeAll(TIMERS);
        properties.put(LEVEL, Integer.toString(level));
        RealQueue.note(message.queue(), properties);
        return message.to(levelQueue(level), MessageProperties.encode(properties));
        // end::16-2[]
    }

    /** Where the messages of a level wait. */
    static MessageQueue levelQueue(int level) {
        return new MessageQueue(LEVELS_TOPIC, level - 1);
    }

    private static void requireRoom(Message parked) {
        MessageRules.problemWithSize(parked.body(), parked.properties()).ifPresent(problem -> {
            throw new IllegalArgumentException(
                    problem + ", of which the broker needs some to note where the message belongs");
        });
    }
}
