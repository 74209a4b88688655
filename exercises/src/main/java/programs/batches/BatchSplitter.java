package programs.batches;

import minibroker.exercise.NotDoneYet;
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
        throw new NotDoneYet("15-1");
        // end::15-1[]
    }

    /**
     * The messages in batches, none of them empty.
     *
     * @throws MessageTooLarge if a message alone is larger than a batch may be
     */
    public List<List<Message>> split(List<Message> messages) {
        // tag::15-1[]
        throw new NotDoneYet("15-1");
        // end::15-1[]
    }
}
