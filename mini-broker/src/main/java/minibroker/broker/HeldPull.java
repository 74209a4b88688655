package minibroker.broker;

import minibroker.filter.TagFilter;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.remoting.Exchange;

/**
 * A pull that waits for a message. RocketMQ: {@code PullRequest} of the broker.
 *
 * @param deadline when its time is over, in milliseconds since 1970
 */
record HeldPull(Exchange exchange, PullMessageRequest request, TagFilter filter, long deadline) {
    MessageQueue queue() {
        return request.queue();
    }

    long offset() {
        return request.queueOffset();
    }

    /** Whether anybody still waits for the answer. */
    boolean isWanted() {
        return exchange.connection().isOpen();
    }
}
