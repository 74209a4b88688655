package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.Message;
import minibroker.message.MessageId;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;
import minibroker.message.StoredMessage;

import java.util.Map;

/**
 * Decides what becomes of a message that a consumer failed on, and makes the new message that is stored for it: for
 * another attempt later, or a dead letter.
 *
 * <p>Each failure waits longer than the one before: the first for delay level 3 (10 s), the second for level 4 (30 s),
 * up to the last level. The new message remembers where it came from:
 *
 * <pre>
 *  RETRY_TOPIC        the topic that the consumer subscribed to
 *  ORIGIN_MESSAGE_ID  the offset id of the very first
 *  DELAY              the level; 0 for a dead letter
 *  WAIT               false: nobody waits for the disk
 * </pre>
 *
 * <p>Invariant: reconsumeTimes is how many attempts have failed; body, tags, keys and birth stay what they were.
 * Without state: any thread may call. RocketMQ: {@code AbstractSendMessageProcessor.consumerSendMsgBack}.
 */
final class FailedMessages {
    private static final int FIRST_LEVEL = 3;
    private static final int LAST_LEVEL = 18;

    private FailedMessages() {}

    /**
     * The message for the next attempt.
     *
     * @param retryQueue see {@link RetryTopics}
     * @param delayLevel the consumer's choice; 0: the one that follows from the number of failures
     */
    static Message again(StoredMessage failed, MessageQueue retryQueue, int delayLevel) {
        // tag::12-1[]
        throw new NotDoneYet("12-1");
        // end::12-1[]
    }

    /**
     * Whether there is no further attempt.
     *
     * @param failures how many attempts have failed before this one
     * @param limit how many may fail, the last one not counted
     * @param delayLevel negative if the consumer does not want any
     */
    static boolean isGivenUp(int failures, int limit, int delayLevel) {
        // tag::12-2[]
        throw new NotDoneYet("12-2");
        // end::12-2[]
    }

    /** The message as a dead letter, which can be read at once. */
    static Message deadLetter(StoredMessage failed, MessageQueue deadLetterQueue) {
        // tag::12-2[]
        throw new NotDoneYet("12-2");
        // end::12-2[]
    }

    private static Message copy(StoredMessage failed, MessageQueue queue, int delayLevel) {
        // tag::12-1[]
        throw new NotDoneYet("12-1");
        // end::12-1[]
    }
}
