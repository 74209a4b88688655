package programs.batches;

import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageDecoder;

import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Splits a list of messages into batches that a broker takes.
 *
 * <p>Invariant: each message is in one batch, and those that can be in one batch at all keep their order. Immutable:
 * any thread may call.
 */
public final class BatchSplitter {
    /** The most bytes of a record besides topic, body and properties: 91, and 24 more with addresses of IPv6. */
    static final int RECORD_BYTES = 115;

    /** The most bytes of the id that the client adds: {@code UNIQ_KEY}, 32 letters or 56, and the two separators. */
    static final int ID_BYTES = 66;

    private final int limit;

    /** @param limit the most bytes of a batch, as {@link #size} counts them */
    public BatchSplitter(int limit) {
        this.limit = limit;
    }

    /** The bytes that a message takes in the broker's log when it is sent, at most. */
    static long size(Message message) {
        // tag::15-1[]
        String properties = MessageDecoder.messageProperties2String(message.getProperties());
        boolean hasId = message.getProperty(MessageConst.PROPERTY_UNIQ_CLIENT_MESSAGE_ID_KEYIDX) != null;
        return RECORD_BYTES
                + message.getTopic().getBytes(UTF_8).length
                + message.getBody().length
                + properties.getBytes(UTF_8).length
                + (hasId ? 0 : ID_BYTES);
        // end::15-1[]
    }

    /**
     * The messages in batches, none of them empty.
     *
     * @throws MessageTooLarge if a message alone is larger than a batch may be
     */
    public List<List<Message>> split(List<Message> messages) {
        // tag::15-1[]
        List<List<Message>> batches = new ArrayList<>();
        List<Message> batch = new ArrayList<>();
        long bytes = 0;
        int place = 0;
        for (Message message : messages) {
            long size = size(message);
            if (size > limit) {
                throw new MessageTooLarge(place, size, limit);
            }
            boolean goesAlong = batch.isEmpty()
                    || bytes + size <= limit
                            && message.getTopic().equals(batch.get(0).getTopic())
                            && message.isWaitStoreMsgOK() == batch.get(0).isWaitStoreMsgOK();
            if (!goesAlong) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
            place++;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
        // end::15-1[]
    }
}
