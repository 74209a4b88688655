package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.PropertyNames;

import java.util.Map;
import java.util.Optional;

/**
 * Where a parked message belongs. It says so itself, in two of its properties, which its consumer will see as well.
 *
 * <p>Without state: any thread may call.
 */
final class RealQueue {
    private RealQueue() {}

    /** Notes in a message's properties where it belongs. */
    static void note(MessageQueue queue, Map<String, String> properties) {
        properties.put(PropertyNames.REAL_TOPIC, queue.topic());
        properties.put(PropertyNames.REAL_QID, Integer.toString(queue.queueId()));
    }

    /** Where a message belongs; nothing if nobody has noted that, so that it can't be one of those that we have parked. */
    static Optional<MessageQueue> of(Message parked) {
        Optional<String> topic = parked.property(PropertyNames.REAL_TOPIC)
                .filter(name -> MessageRules.problemWithTopic(name).isEmpty());
        Optional<String> queueId = parked.property(PropertyNames.REAL_QID).filter(id -> id.matches("\\d{1,9}"));
        return topic.isEmpty() || queueId.isEmpty()
                ? Optional.empty()
                : Optional.of(new MessageQueue(topic.get(), Integer.parseInt(queueId.get())));
    }
}
