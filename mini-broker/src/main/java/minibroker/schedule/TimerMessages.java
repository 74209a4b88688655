package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;
import minibroker.message.StoredMessage;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the messages that wait for a certain time have in common. Without state: any thread may call. */
final class TimerMessages {
    /** Where they wait. */
    static final MessageQueue QUEUE = new MessageQueue(ReservedTopics.TIMER, 0);

    /** As long as the properties that are added when they leave. */
    static final String ROOM_FOR_MORE = " ".repeat(80);

    private TimerMessages() {}

    /** The second after which a parked message leaves, in seconds since 1970; empty if it has no such property. */
    static OptionalLong second(Message parked) {
        return second(parked.properties());
    }

    /** The same, by a parked message's properties. */
    static OptionalLong second(String properties) {
        Optional<String> millis =
                Message.property(properties, PropertyNames.TIMER_OUT_MS).filter(text -> text.matches("\\d{1,15}"));
        return millis.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(millis.get()) / 1_000);
    }

    /** The properties that a consumer will see, with the times at which the message came and left. */
    static String delivered(StoredMessage parked, long now) {
        Map<String, String> properties =
                MessageProperties.decode(parked.message().properties());
        properties.put(PropertyNames.TIMER_ENQUEUE_MS, Long.toString(parked.storeTimestamp() / 1_000 * 1_000));
        properties.put(PropertyNames.TIMER_DEQUEUE_MS, Long.toString(now));
        return MessageProperties.encode(properties);
    }
}
