package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.ReservedTopics;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides whether a send is taken, and into which queue it goes.
 *
 * <p>The first thing that is wrong decides the code that the producer sees, so the checks come in RocketMQ's order. Any
 * thread may call.
 *
 * <p>RocketMQ: {@code AbstractSendMessageProcessor.msgCheck}.
 */
final class SendChecks {
    /** Topics that the broker keeps for itself. */
    private static final Set<String> FORBIDDEN = ReservedTopics.CLOSED_TO_PRODUCERS;

    private final TopicConfigManager topics;

    SendChecks(TopicConfigManager topics) {
        this.topics = topics;
    }

    /**
     * The queue that a send goes to. A missing topic is made if it may be.
     *
     * @throws RequestFailed if it is refused
     */
    MessageQueue queueFor(SendMessageRequest request) {
        // tag::05-2[]
        throw new NotDoneYet("05-2");
        // end::05-2[]
    }

    /**
     * Looks at body and properties, in the form in which they would be stored.
     *
     * @throws RequestFailed if they are too large, or there is no body
     */
    static void refuseWrongSize(byte[] body, String properties) {
        // tag::05-2[]
        throw new NotDoneYet("05-2");
        // end::05-2[]
    }
}
