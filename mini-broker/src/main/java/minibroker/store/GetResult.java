package minibroker.store;

import minibroker.message.MessageCodec;
import minibroker.message.StoredMessage;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The result of a read from a queue. Each kind says where the next read should start.
 *
 * <p>RocketMQ: {@code GetMessageResult} and {@code GetMessageStatus}.
 */
public sealed interface GetResult {
    /** The offset at which to read next. */
    long nextOffset();

    /** The messages that were found; an empty list if there were none. */
    default List<StoredMessage> messages() {
        return this instanceof Found found
                ? found.records.stream()
                        .map(record -> MessageCodec.decode(ByteBuffer.wrap(record)))
                        .toList()
                : List.of();
    }

    /**
     * Messages.
     *
     * @param records each as {@link minibroker.message.MessageCodec} wrote it, in the order of their offsets
     */
    record Found(List<byte[]> records, long nextOffset) implements GetResult {}

    /** There are messages, but the filter refused all that were read. */
    record NoneMatched(long nextOffset) implements GetResult {}

    /** The offset is that of the next message to come. */
    record NoNewMessage(long nextOffset) implements GetResult {}

    /** No message was ever put into the queue; it begins at 0. */
    record EmptyQueue() implements GetResult {
        @Override
        public long nextOffset() {
            return 0;
        }
    }

    /** The message was deleted; the oldest one is at {@code nextOffset}. */
    record OffsetTooSmall(long nextOffset) implements GetResult {}

    /** The offset is larger than that of the next message, which will be {@code nextOffset}. */
    record OffsetTooLarge(long nextOffset) implements GetResult {}
}
