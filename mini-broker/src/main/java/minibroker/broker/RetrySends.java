package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.SubscriptionGroupConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles messages that consumers send to their retry topic themselves, instead of sending them back.
 *
 * <p>Consumers that keep the order do so when they give up a message: they have tried it again in its place until its
 * attempts were used up. So a message from a group that holds a queue lock is a dead letter. Other consumers do so when
 * sending back was refused; the number of failures decides.
 *
 * <p>Called in a request's turn. RocketMQ: {@code SendMessageProcessor.handleRetryAndDLQ}.
 */
final class RetrySends {
    private final SubscriptionGroupManager groups;
    private final GroupLocks locks;
    private final RetryTopics retryTopics;

    RetrySends(SubscriptionGroupManager groups, GroupLocks locks, RetryTopics retryTopics) {
        this.groups = groups;
        this.locks = locks;
        this.retryTopics = retryTopics;
    }

    /**
     * The queue of the group's dead letters, if the message that is sent is one.
     *
     * @throws minibroker.remoting.RequestFailed if the request is for the retry topic of a group that does not exist
     */
    Optional<MessageQueue> deadLetterQueue(SendMessageRequest request) {
        if (!ReservedTopics.isRetry(request.topic())) {
            return Optional.empty();
        }
        SubscriptionGroupConfig group = groups.findOrRefuse(ReservedTopics.groupOfRetry(request.topic()));
        int limit = request.maxReconsumeTimes().orElse(group.retryMaxTimes());
        return isGivenUp(request.reconsumeTimes(), limit, group.name())
                ? Optional.of(retryTopics.deadLetterQueue(group))
                : Optional.empty();
    }

    /** Unlike in {@link FailedMessages#isGivenUp}, {@code failures} includes the one that led here. */
    private boolean isGivenUp(int failures, int limit, String group) {
        // tag::12-2[]
        return failures > limit || locks.holdsAny(group);
        // end::12-2[]
    }

    /** The messages as dead letters, which can be read at once. */
    static List<Message> deadLetters(List<Message> messages, MessageQueue deadLetterQueue) {
        return messages.stream()
                .map(message -> deadLetter(message, deadLetterQueue))
                .toList();
    }

    private static Message deadLetter(Message message, MessageQueue deadLetterQueue) {
        // tag::12-2[]
        Map<String, String> properties = MessageProperties.decode(message.properties());
        // The consumer asked for a delay, in case there would be another attempt.
        properties.put(PropertyNames.DELAY, "-1");
        return message.to(deadLetterQueue, MessageProperties.encode(properties));
        // end::12-2[]
    }
}
