package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
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
        throw new NotDoneYet("16-2");
        // end::16-2[]
    }

    /** The queue from a message's properties; empty if they name none, so that this broker has not parked it. */
    static Optional<MessageQueue> of(Message parked) {
        // tag::16-2[]
        throw new NotDoneYet("16-2");
        // end::16-2[]
    }
}
