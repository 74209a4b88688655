package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Turns a message that has to wait into one for a queue of the broker's own, and notes its real queue in its
 * properties.
 *
 * <pre>
 * orders/3   DELAY=2           →   SCHEDULE_TOPIC_XXXX/1   DELAY=2 REAL_TOPIC=orders REAL_QID=3
 * orders/3   TIMER_DELAY_SEC=9 →   rmq_sys_wheel_timer/0   TIMER_OUT_MS=…000 REAL_TOPIC=orders REAL_QID=3
 * </pre>
 *
 * <p>Immutable: any thread may call. RocketMQ: {@code HookUtils.handleScheduleMessage}.
 */
final class Parking {
    private final Clock clock;

    Parking(Clock clock) {
        this.clock = clock;
    }

    /**
     * The message to store for a message that was sent: the parked form if it has to wait, otherwise itself.
     *
     * @throws IllegalArgumentException if it asks for a delay that it cannot have, with the reason
     */
    Message park(Message message) {
        // Most messages do not wait, and this check costs less than decoding their properties.
        String text = message.properties();
        if (!text.contains(PropertyNames.DELAY) && !text.contains(PropertyNames.TIMER_DELIVER_MS)) {
            return message;
        }
        Map<String, String> properties = MessageProperties.decode(text);
        int level = DelayLevels.level(properties.getOrDefault(PropertyNames.DELAY, "0"));
        Message parked = level > 0 ? parkAtLevel(message, properties, level) : parkForTime(message, properties);
        requireRoom(parked);
        return parked;
    }

    /** @param properties the message's own, which may be changed */
    private static Message parkAtLevel(Message message, Map<String, String> properties, int level) {
        // tag::16-2[]
        throw new NotDoneYet("16-2");
        // end::16-2[]
    }

    /** Where the messages of a level wait. */
    static MessageQueue levelQueue(int level) {
        // tag::16-2[]
        throw new NotDoneYet("16-2");
        // end::16-2[]
    }

    private Message parkForTime(Message message, Map<String, String> properties) {
        long now = clock.millis();
        OptionalLong time = DeliverTime.asked(properties, now);
        if (time.isEmpty()) {
            return message;
        }
        if (time.getAsLong() <= now) {
            if (Recall.isRecall(message)) {
                throw new IllegalArgumentException(
                        "It is too late to recall a message that was due " + time.getAsLong());
            }
            return message;
        }
        properties.put(PropertyNames.TIMER_OUT_MS, Long.toString(DeliverTime.secondBefore(time.getAsLong()) * 1_000));
        RealQueue.note(message.queue(), properties);
        return message.to(TimerMessages.QUEUE, MessageProperties.encode(properties));
    }

    private static void requireRoom(Message parked) {
        MessageRules.problemWithSize(parked.body(), parked.properties() + TimerMessages.ROOM_FOR_MORE)
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(
                            problem + ", of which the broker needs some to note where the message belongs");
                });
    }
}
