package minibroker.message;

import java.net.InetSocketAddress;

/**
 * A message in the store: the message itself, its place, and when and where it was stored.
 *
 * @param queueOffset its place in its queue, counting from 0
 * @param commitLogOffset its place among all messages of the broker, in bytes
 * @param storeTimestamp when it was stored, by the broker's clock, in milliseconds since 1970
 * @param storeHost the broker's own address; together with the commit log offset it is the message's offset id
 *     <p>RocketMQ: {@code MessageExt} and {@code MessageExtBrokerInner}.
 */
public record StoredMessage(
        Message message, long queueOffset, long commitLogOffset, long storeTimestamp, InetSocketAddress storeHost) {}
