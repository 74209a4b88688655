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
 * Looks after messages that consumers send to their retry topic themselves, instead of sending them back.
 *
 * <p>Consumers that keep the order do so when they give a message up: they try it again and again in its place, and by
 * then have used up their attempts. So whatever comes from a group that holds a queue lock is a dead letter. The others
 * do so when sending back was refused, and their messages have attempts left or not, like any other.
 *
 * <p>Called in a request's turn. RocketMQ: {@code SendMessageProcessor.handleRetryAndDLQ}.
 */
final class RetrySends {
    private final SubscriptionGroupManager groups;
    private final QueueLockManager locks;
    private final RetryTopics retryTopics;

    RetrySends(SubscriptionGroupManager groups, QueueLockManager locks, RetryTopics retryTopics) {
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

    /** Unlike in {@link FailedMessages#isGivenUp}, the failure that led here is among those that are counted. */
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
