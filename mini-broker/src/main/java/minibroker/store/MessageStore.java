package minibroker.store;

import minibroker.json.JsonObject;
import minibroker.message.Message;
import minibroker.message.MessageQueue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Keeps messages, and returns them by queue and offset.
 *
 * <p>A queue is made by the first message that is put into it; before that it reads as empty. Any thread may call any
 * method. RocketMQ: {@code MessageStore}, {@code DefaultMessageStore}.
 */
public interface MessageStore extends AutoCloseable {
    /** Which end of the messages of one moment {@link #offsetAt} looks for. */
    enum Boundary {
        /** The first message that is not older. */
        LOWER,
        /** The last message that is not younger. */
        UPPER
    }

    /**
     * Puts messages of one queue, all of them or none, with consecutive offsets.
     *
     * @return what became of them, once they are as safe as the store is set up to make them
     */
    CompletableFuture<PutResult> put(List<Message> messages);

    /**
     * Reads a queue from an offset on.
     *
     * @param tags passes or refuses a message by its {@link Message#tagCode()}; refused messages are skipped
     */
    GetResult get(MessageQueue queue, long offset, GetLimits limits, LongPredicate tags);

    /** The record at a commit log offset; empty if no message begins there. */
    Optional<byte[]> read(long commitLogOffset);

    /** The messages of a topic that have a key, the newest first. */
    QueryResult query(MessageQuery query);

    /** The offset of the oldest message that is still there; equal to the maximum if there is none. */
    long minOffset(MessageQueue queue);

    /** The offset that the next message will get. */
    long maxOffset(MessageQueue queue);

    /**
     * Makes every message readable whose sender was answered, unless another thread is about to: to be called before
     * somebody is told where a queue ends. A look that finds nothing does so by itself.
     */
    default void catchUp() {}

    /** The offset of the message that was stored at a time, in milliseconds since 1970, or next to it. */
    long offsetAt(MessageQueue queue, long timestamp, Boundary boundary);

    /** When the message at an offset was stored, in milliseconds since 1970; empty if it is not there. */
    OptionalLong storeTimestamp(MessageQueue queue, long offset);

    /** The figures of the whole store. */
    StoreStatus status();

    /** Forgets the queues of a topic; the log's room becomes free when its old segments are deleted. */
    void deleteTopic(String topic);

    /** Sets the listener that is called for each message that can be read from now on. */
    void onArrival(MessageArrivingListener listener);

    /**
     * A small document beside the messages, kept as long as they are: topics, groups, offsets.
     *
     * @param name of the document, such as {@code topics}
     * @param reading makes the state of the members of its document; throws no exception of its own
     * @param writing makes the members of the state
     */
    default <T> SavedState<T> savedState(String name, Function<JsonObject, T> reading, Function<T, Map<?, ?>> writing) {
        return SavedState.forgotten();
    }

    /** Pages for data that can be computed again at the next start. */
    default ScratchPages scratchPages() {
        return ScratchPages.inMemory(1 << 16);
    }

    /**
     * The store as whoever looks inside sees it.
     *
     * @throws UnsupportedOperationException if nobody can look inside
     */
    default StoreInside inside() {
        throw new UnsupportedOperationException("Nobody can look inside this store");
    }

    @Override
    void close();
}
