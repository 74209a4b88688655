package programs.retries;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.List;

/**
 * A desk where somebody looks through the dead letters of a group, and sends them to that group once more.
 *
 * <p>Invariant: a letter is passed over for good only when its message stands in the broker once more. Without state.
 */
final class LetterDesk {
    /** What would delay the message, or tell of its attempts so far. */
    private static final List<String> OF_EARLIER_ATTEMPTS = List.of(
            MessageConst.PROPERTY_DELAY_TIME_LEVEL,
            MessageConst.PROPERTY_TIMER_DELAY_SEC,
            MessageConst.PROPERTY_TIMER_DELAY_MS,
            MessageConst.PROPERTY_TIMER_DELIVER_MS,
            MessageConst.PROPERTY_REAL_TOPIC,
            MessageConst.PROPERTY_REAL_QUEUE_ID,
            MessageConst.PROPERTY_RECONSUME_TIME,
            MessageConst.PROPERTY_MAX_RECONSUME_TIMES);

    private LetterDesk() {}

    /** The broker, as the desk needs it. Each call may fail, with any exception. */
    interface Post {
        /** Sends a message and waits for the answer. */
        SendStatus send(Message message) throws Exception;

        /** Keeps the offset at which the desk goes on, also next time. */
        void goOnAt(long offset) throws Exception;
    }

    /**
     * What is known of a letter.
     *
     * @param topic that the group had subscribed to; the letter's own if it does not say
     * @param failures how many attempts have failed
     * @param first id of the message with which it began; the letter's own, {@code getMsgId()}, if it does not say
     */
    record Case(String topic, int failures, String first) {}

    static Case caseOf(MessageExt letter) {
        // tag::12-3[]
        throw new NotDoneYet("12-3");
        // end::12-3[]
    }

    /** The message that a letter becomes: for its group alone, and as if nobody had failed on it yet. */
    static Message again(MessageExt letter, String group) {
        // tag::12-3[]
        throw new NotDoneYet("12-3");
        // end::12-3[]
    }

    /**
     * Sends letters back, one after the other.
     *
     * @param letters as they stand in their queue
     */
    static void sendBack(List<MessageExt> letters, String group, Post post) throws Exception {
        // tag::12-3[]
        throw new NotDoneYet("12-3");
        // end::12-3[]
    }
}
