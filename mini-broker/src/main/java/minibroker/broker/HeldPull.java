package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.remoting.Exchange;

import java.util.function.LongPredicate;

/**
 * A pull that waits for a message. RocketMQ: {@code PullRequest} of the broker.
 *
 * @param tags passes or refuses a message by its {@link minibroker.message.Message#tagCode()}
 * @param deadline when its time is over, in milliseconds since 1970
 */
record HeldPull(Exchange exchange, PullMessageRequest request, LongPredicate tags, long deadline) {
    MessageQueue queue() {
        return request.queue();
    }

    long offset() {
        return request.queueOffset();
    }

    /** Whether the client still waits for the answer. */
    boolean isWanted() {
        return exchange.connection().isOpen();
    }
}
