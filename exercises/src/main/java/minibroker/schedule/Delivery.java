package minibroker.schedule;

import minibroker.exercise.NotDoneYet;
import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.PropertyNames;
import minibroker.message.StoredMessage;
import minibroker.store.MessageQuery;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Puts parked messages into their real queues when their time has come.
 *
 * <p>A killed broker may have delivered more messages than it had saved as delivered. So a message that was due before
 * the newest one of the store at the start is first searched for by its unique id.
 *
 * <p>One thread at a time uses it.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final MessageStore store;
    private final long newestAtStart;

    Delivery(MessageStore store) {
        this.store = store;
        this.newestAtStart = store.query(keyQuery("", "", 0)).lastTimestamp();
    }

    /**
     * Delivers a message, or drops it with a warning if it never can be.
     *
     * @param properties the properties that the consumer will see
     * @param due when it has to be delivered, in milliseconds since 1970
     * @return false if the store takes nothing now, so that it has to be tried again
     */
    boolean deliver(StoredMessage parked, String properties, long due) {
        Optional<MessageQueue> queue = RealQueue.of(parked.message());
        if (queue.isEmpty()) {
            LOG.warn(
                    "The message at commit log offset {} does not say where it belongs; it is not delivered",
                    parked.commitLogOffset());
            return true;
        }
        Message message = parked.message().to(queue.get(), properties);
        return due <= newestAtStart && isThere(message, due) || put(message);
    }

    private boolean put(Message message) {
        CompletableFuture<PutResult> result = store.put(List.of(message));
        // A refusal comes at once; there is no need to wait for the disk.
        PutResult now = result.getNow(null);
        if (now instanceof PutResult.Unavailable unavailable) {
            LOG.warn("A delayed message for {} has to wait longer: {}", message.queue(), unavailable.reason());
            return false;
        }
        if (now instanceof PutResult.TooLarge tooLarge) {
            LOG.warn("A delayed message for {} is not delivered: {}", message.queue(), tooLarge.reason());
        }
        return true;
    }

    /**
     * Whether a message stands in its real queue already, because this broker delivered it before it was killed.
     *
     * @param message as it is to be delivered
     * @param due when it has to be delivered, in milliseconds since 1970: no delivery was stored earlier
     */
    private boolean isThere(Message message, long due) {
        // tag::16-4[]
        throw new NotDoneYet("16-4");
        // end::16-4[]
    }

    /** Asks for 64 messages of a topic at most that have a key and were stored at a time or later, the newest first. */
    private static MessageQuery keyQuery(String topic, String key, long begin) {
        return new MessageQuery(topic, MessageQuery.Type.KEY, key, begin, Long.MAX_VALUE, 64);
    }
}
