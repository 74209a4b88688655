package minibroker.store;

import java.util.List;

/**
 * The messages that were found by key.
 *
 * <p>RocketMQ: {@code QueryMessageResult}.
 *
 * @param records each as {@link minibroker.message.MessageCodec} wrote it, the newest first
 * @param lastTimestamp when the newest message that can be found by key was stored, in milliseconds since 1970, or 0
 * @param lastOffset its commit log offset, or 0
 */
public record QueryResult(List<byte[]> records, long lastTimestamp, long lastOffset) {}
