package programs.sending;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Sends orders in three ways, and writes into the ledger what it learns of each.
 *
 * <p>Invariant: every order that is sent gets into the ledger exactly once, with the last thing that is known of it.
 *
 * <p>One thread sends; the client calls back from threads of its own.
 */
public final class OrderSender {
    static final int MOST_ATTEMPTS = 8;
    static final long FIRST_PAUSE_MILLIS = 100;
    static final long LONGEST_PAUSE_MILLIS = 2_000;
    static final int MOST_UNDER_WAY = 64;

    /**
     * Codes with which the same message may be taken later: those of the broker, and from 10001 on the client's own for
     * a broker or name server that it does not reach or know, or whose answer does not come.
     */
    private static final Set<Integer> MAY_PASS = Set.of(1, 2, 14, 17, 10001, 10002, 10003, 10004, 10005);

    /** Lets time pass. */
    public interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    private final MQProducer producer;
    private final Ledger ledger;
    private final Pause pause;

    /** One permit for each asynchronous send that may still be begun. */
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

    public OrderSender(MQProducer producer, Ledger ledger, Pause pause) {
        this.producer = producer;
        this.ledger = ledger;
        this.pause = pause;
    }

    /** Sends and waits for the answer. What may pass is tried again after a pause, longer each time. */
    void sync(Message order) throws InterruptedException {
        // tag::05-4[]
        throw new NotDoneYet("05-4");
        // end::05-4[]
    }

    /** Sends and goes on; the answer comes later. Waits only when {@link #MOST_UNDER_WAY} answers are missing. */
    void async(Message order) throws InterruptedException {
        // tag::05-4[]
        throw new NotDoneYet("05-4");
        // end::05-4[]
    }

    /** Waits until every asynchronous send has its answer, or its failure. */
    public void awaitAnswers() throws InterruptedException {
        underWay.acquire(MOST_UNDER_WAY);
        underWay.release(MOST_UNDER_WAY);
    }

    /** Of how many asynchronous sends the end is not known yet. */
    int missingAnswers() {
        return MOST_UNDER_WAY - underWay.availablePermits();
    }

    /** Sends and wants no answer. */
    void oneway(Message order) throws InterruptedException {
        // tag::05-4[]
        throw new NotDoneYet("05-4");
        // end::05-4[]
    }

    /** Whether the same message may be taken later; not if it is the message that is wrong. */
    private static boolean mayPass(Exception failure) {
        if (failure instanceof RemotingException || failure.getCause() instanceof RemotingException) {
            return true;
        }
        if (failure instanceof MQBrokerException refused) {
            return MAY_PASS.contains(refused.getResponseCode());
        }
        return failure instanceof MQClientException own && MAY_PASS.contains(own.getResponseCode());
    }
}
