package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;

import java.util.Map;
import java.util.Optional;

/**
 * Where a parked message belongs. It says so itself, in two of its properties, which its consumer will see as well.
 *
 * <p>Without state: any thread may call.
 */
final class RealQueue {
    private static final String TOPIC = "REAL_TOPIC";
    private static final String QUEUE_ID = "REAL_QID";

    private RealQueue() {}

    /** Notes in a message's properties where it belongs. */
    static void note(MessageQueue queue, Map<String, String> properties) {
        properties.put(TOPIC, queue.topic());
        properties.put(QUEUE_ID, Integer.toString(queue.queueId()));
    }

    /** Where a message belongs; nothing if nobody has noted that, so that it can't be one of those that we have parked. */
    static Optional<MessageQueue> of(Message parked) {
        Optional<String> topic = parked.property(TOPIC)
                .filter(name -> MessageRules.problemWithTopic(name).isEmpty());
        Optional<String> queueId = parked.property(QUEUE_ID).filter(id -> id.matches("\\d{1,9}"));
        return topic.isEmpty() || queueId.isEmpty()
                ? Optional.empty()
                : Optional.of(new MessageQueue(topic.get(), Integer.parseInt(queueId.get())));
    }
}
