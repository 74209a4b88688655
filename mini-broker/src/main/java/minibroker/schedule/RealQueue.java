package minibroker.schedule;

import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.PropertyNames;

import java.util.Map;
import java.util.Optional;

/**
 * The queue that a parked message belongs to. It stands in two of the message's properties, which the consumer sees,
 * too.
 *
 * <p>Without state: any thread may call.
 */
final class RealQueue {
    private RealQueue() {}

    /** Writes the queue into a message's properties. */
    static void note(MessageQueue queue, Map<String, String> properties) {
        // tag::16-2[]
        properties.put(PropertyNames.REAL_TOPIC, queue.topic());
        properties.put(PropertyNames.REAL_QID, Integer.toString(queue.queueId()));
        // end::16-2[]
    }

    /** The queue from a message's properties; empty if they name none, so that this broker has not parked it. */
    static Optional<MessageQueue> of(Message parked) {
        // tag::16-2[]
        Optional<String> topic = parked.property(PropertyNames.REAL_TOPIC)
                .filter(name -> MessageRules.problemWithTopic(name).isEmpty());
        Optional<Long> queueId = parked.property(PropertyNames.REAL_QID)
                .filter(id -> id.matches("0*[0-9]{1,10}"))
                .map(Long::parseLong)
                // Ten digits may be more than an int holds.
                .filter(id -> id <= Integer.MAX_VALUE);
        return topic.isEmpty() || queueId.isEmpty()
                ? Optional.empty()
                : Optional.of(new MessageQueue(topic.get(), queueId.get().intValue()));
        // end::16-2[]
    }
}
