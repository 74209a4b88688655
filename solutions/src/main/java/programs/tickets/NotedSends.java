package programs.tickets;

import faults.history.QueuePlace;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import programs.tickets.TicketNotes.Attempt;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Sends again until the broker has acknowledged, and notes each attempt. Any thread may call. */
record NotedSends(TicketNotes notes) {
    private static final long PAUSE_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(45);

    /** Something that is sent, once for each attempt. */
    interface Send {
        SendResult attempt(Attempt attempt) throws Exception;
    }

    void untilStored(String topic, String key, Send send) throws Exception {
        untilDone(topic + " of order " + key, () -> {
            SendResult result = send.attempt(notes.sending(topic, key, 0));
            return result.getSendStatus() == SendStatus.SEND_OK;
        });
    }

    /**
     * Goes on until it works; as long as the broker is dead nobody is impatient.
     *
     * @param attempt whether it worked
     */
    void untilDone(String what, Callable<Boolean> attempt) throws Exception {
        long start = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            try {
                if (attempt.call()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (isRefusal(e)) {
                    throw new IllegalStateException(what + " is refused", e);
                }
                last = e;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            start = notes.isBrokerDead() ? System.nanoTime() : start;
        }
        throw new IllegalStateException(
                "%s was not acknowledged in %s s".formatted(what, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)),
                last);
    }

    /** Whether it is of no use to try again: nobody in the shop sends what a broker may refuse. */
    private static boolean isRefusal(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof MQBrokerException refused && refused.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL;
    }

    /** @param behind how far behind the first message of its batch */
    static QueuePlace place(String topic, SendResult result, int behind) {
        return new QueuePlace(topic + "/" + result.getMessageQueue().getQueueId(), result.getQueueOffset() + behind);
    }

    static void acknowledge(Attempt attempt, SendResult result, QueuePlace place) {
        if (result.getSendStatus() == SendStatus.SEND_OK) {
            attempt.acknowledged(place);
        }
    }
}
