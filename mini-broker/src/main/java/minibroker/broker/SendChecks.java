package minibroker.broker;

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
        MessageRules.problemWithTopic(request.topic()).ifPresent(problem -> {
            throw new RequestFailed(ResponseCode.INVALID_PARAMETER, problem);
        });
        if (FORBIDDEN.contains(request.topic())) {
            throw new RequestFailed(
                    ResponseCode.NO_PERMISSION, "Sending to topic %s is forbidden".formatted(request.topic()));
        }
        TopicConfig topic = topics.findOrCreate(
                        request.topic(), request.defaultTopic(), request.defaultTopicQueueNums())
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.TOPIC_NOT_EXIST,
                        "Topic %s does not exist, and topics are not made by sending".formatted(request.topic())));
        int queues = Math.max(topic.readQueues(), topic.writeQueues());
        if (request.queueId() >= queues) {
            throw new RequestFailed(
                    ResponseCode.INVALID_PARAMETER,
                    "Queue %s of topic %s: it has queues 0 to %s"
                            .formatted(request.queueId(), topic.name(), queues - 1));
        }
        int queueId = request.queueId() >= 0
                ? request.queueId()
                : ThreadLocalRandom.current().nextInt(Math.max(1, topic.writeQueues()));
        return new MessageQueue(topic.name(), queueId);
        // end::05-2[]
    }

    /**
     * Looks at body and properties, in the form in which they would be stored.
     *
     * @throws RequestFailed if they are too large, or there is no body
     */
    static void refuseWrongSize(byte[] body, String properties) {
        // tag::05-2[]
        MessageRules.problemWithSize(body, properties).ifPresent(problem -> {
            throw new RequestFailed(ResponseCode.MESSAGE_ILLEGAL, problem);
        });
        // end::05-2[]
    }
}
