package programs.broadcasting;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;

import java.util.HashMap;
import java.util.Map;

/**
 * The prices that a node has looked up, so that it need not look them up again until they change.
 *
 * <p>Invariant: when {@link #invalidate} has returned, no price of that product which is older is kept, nor will it be.
 *
 * <p>Any thread may call any method. The source is slow: nobody holds a lock while it is asked.
 */
public final class PriceCache {
    /** Property of a message: whose price has changed. */
    public static final String PRODUCT = "product";

    /** Property of a message: the new price's version, a decimal number. */
    public static final String VERSION = "version";

    private final Source source;
    private final Map<String, Price> kept = new HashMap<>();

    /** For each product the newest version that this node has been told of. */
    private final Map<String, Long> toldOf = new HashMap<>();

    private boolean listens;

    /** How often everything was forgotten. */
    private long forgotten;

    /** Where prices come from. */
    public interface Source {
        /** Looks a price up; takes its time. It may be a copy of the database that is a moment behind. */
        Price load(String product);
    }

    /**
     * A price.
     *
     * @param version grows by each change of this product's price
     */
    public record Price(long cents, long version) {}

    public PriceCache(Source source) {
        this.source = source;
    }

    /** The price in cents: from the cache or, if it is not there, from the source. */
    public long get(String product) {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }

    /** The product's price has changed, and this is the new one's version. Never waits for the source. */
    public void invalidate(String product, long version) {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }

    /** Any price may have changed. */
    void forgetAll() {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }

    /** From now on this node is told of every change. What was looked up before may have changed unheard. */
    public void listening() {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }

    /** Makes a consumer ready to start that tells the cache of every change of the topic. */
    public static void prepare(DefaultMQPushConsumer consumer, String topic, PriceCache cache)
            throws MQClientException {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }

    /** Takes in a message with the properties {@link #PRODUCT} and {@link #VERSION}. It comes once only. */
    private void hear(MessageExt message) {
        // tag::13-1[]
        throw new NotDoneYet("13-1");
        // end::13-1[]
    }
}
