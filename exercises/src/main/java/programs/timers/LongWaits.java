package programs.timers;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Lets messages wait for longer than the broker allows: in several waits, one after the other. In between they are in a
 * topic of their own, which one group reads that does nothing else; the last wait ends in the message's own topic.
 *
 * <pre>
 *  send(m, in 8 days)   → waiting topic, for 3 days
 *  arrived(m)           → waiting topic, for 3 days
 *  arrived(m)           → topic of m, for 2 days
 * </pre>
 *
 * <p>Invariant: a wait is acknowledged when the next one is safe in the broker. Any thread may call.
 */
final class LongWaits {
    /** What the broker notes on a message that waited or was tried again, and what makes a message wait. */
    static final List<String> OF_EARLIER_WAITS = List.of(
            MessageConst.PROPERTY_DELAY_TIME_LEVEL,
            MessageConst.PROPERTY_TIMER_DELAY_SEC,
            MessageConst.PROPERTY_TIMER_DELAY_MS,
            MessageConst.PROPERTY_TIMER_DELIVER_MS,
            MessageConst.PROPERTY_TIMER_OUT_MS,
            MessageConst.PROPERTY_TIMER_ENQUEUE_MS,
            MessageConst.PROPERTY_TIMER_DEQUEUE_MS,
            MessageConst.PROPERTY_REAL_TOPIC,
            MessageConst.PROPERTY_REAL_QUEUE_ID,
            MessageConst.PROPERTY_RETRY_TOPIC,
            MessageConst.PROPERTY_ORIGIN_MESSAGE_ID,
            MessageConst.PROPERTY_RECONSUME_TIME,
            MessageConst.PROPERTY_MAX_RECONSUME_TIMES);

    private static final String WAITS_UNTIL = "waitsUntil";
    private static final String WAITS_FOR_TOPIC = "waitsForTopic";

    private final String waitingTopic;
    private final Duration longest;
    private final Clock clock;
    private final Post post;

    /** The broker. */
    interface Post {
        /** Sends a message and waits for the answer; it may fail with any exception. */
        SendStatus send(Message message) throws Exception;
    }

    /** @param longest the longest wait that may be asked for */
    LongWaits(String waitingTopic, Duration longest, Clock clock, Post post) {
        this.waitingTopic = waitingTopic;
        this.longest = longest;
        this.clock = clock;
        this.post = post;
    }

    /**
     * Sends a message that is to come into its topic at a time.
     *
     * @param due in milliseconds since 1970
     * @throws Exception if it is not safe in the broker
     */
    void send(Message message, long due) throws Exception {
        // tag::17-5[]
        throw new NotDoneYet("17-5");
        // end::17-5[]
    }

    /**
     * A message of the waiting topic has come. It is acknowledged when this returns, and comes again if this throws an
     * exception.
     */
    void arrived(MessageExt waiting) throws Exception {
        // tag::17-5[]
        throw new NotDoneYet("17-5");
        // end::17-5[]
    }

    /** Sends a message for its next wait, or for its last one. */
    private void sendOn(Message message, String topic, long due) throws Exception {
        // tag::17-5[]
        throw new NotDoneYet("17-5");
        // end::17-5[]
    }
}
