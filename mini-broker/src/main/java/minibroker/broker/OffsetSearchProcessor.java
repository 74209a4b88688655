package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.HeaderFields;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;
import minibroker.store.MessageStore.Boundary;

import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Answers where a queue begins and ends, and which of its offsets belongs to a time.
 *
 * <p>Called in a request's turn.
 *
 * <p>RocketMQ: {@code AdminBrokerProcessor}.
 */
final class OffsetSearchProcessor {
    private final MessageStore store;

    OffsetSearchProcessor(MessageStore store) {
        this.store = store;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_MAX_OFFSET, number("offset", fields -> store.maxOffset(fields.queue())),
                RequestCode.GET_MIN_OFFSET, number("offset", fields -> store.minOffset(fields.queue())),
                RequestCode.SEARCH_OFFSET_BY_TIMESTAMP, number("offset", this::offsetAt),
                RequestCode.GET_EARLIEST_MSG_STORETIME, number("timestamp", this::earliest));
    }

    /** A request that is answered with one number. */
    private static RequestProcessor number(String name, ToLongFunction<HeaderFields> question) {
        return exchange -> {
            long answer = question.applyAsLong(HeaderFields.of(exchange.request()));
            exchange.answer(exchange.request().success().with(name, answer));
        };
    }

    private long offsetAt(HeaderFields fields) {
        Boundary boundary =
                fields.text("boundaryType", "LOWER").equalsIgnoreCase("UPPER") ? Boundary.UPPER : Boundary.LOWER;
        return store.offsetAt(fields.queue(), fields.number("timestamp"), boundary);
    }

    private long earliest(HeaderFields fields) {
        MessageQueue queue = fields.queue();
        return store.storeTimestamp(queue, store.minOffset(queue)).orElse(-1);
    }
}
