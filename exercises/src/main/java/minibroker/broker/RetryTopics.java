package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.MessageQueue;
import minibroker.message.ReservedTopics;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The two topics that a group has for messages that it failed on: {@code %RETRY%group}, to which each of its consumers
 * subscribes by itself, and {@code %DLQ%group} for dead letters, which only people read.
 *
 * <p>Each is made before the first message is put into it. Any thread may call.
 *
 * <p>RocketMQ: {@code TopicConfigManager.createTopicInSendMessageBackMethod}.
 */
final class RetryTopics {
    private final TopicConfigManager topics;

    RetryTopics(TopicConfigManager topics) {
        this.topics = topics;
    }

    /** Makes the retry topic of a group if it is missing. */
    void makeRetryTopic(SubscriptionGroupConfig group) {
        findOrMake(ReservedTopics.retry(group.name()), group.retryQueues());
    }

    /**
     * One of the queues from which a group's consumers get a message again.
     *
     * @throws RequestFailed if nobody may write to the group's retry topic
     */
    MessageQueue retryQueue(SubscriptionGroupConfig group) {
        // tag::12-1[]
        throw new NotDoneYet("12-1");
        // end::12-1[]
    }

    /** The one queue of a group's dead letters. */
    MessageQueue deadLetterQueue(SubscriptionGroupConfig group) {
        // tag::12-2[]
        throw new NotDoneYet("12-2");
        // end::12-2[]
    }

    private TopicConfig findOrMake(String name, int queues) {
        return topics.find(name).orElseGet(() -> {
            TopicConfig made = TopicConfig.readWrite(name, queues);
            topics.put(made);
            return made;
        });
    }
}
