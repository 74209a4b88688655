package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.protocol.EarliestStoreTimeResponse;
import minibroker.protocol.OffsetResponse;
import minibroker.protocol.QueueRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.SearchOffsetRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
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
                RequestCode.GET_MAX_OFFSET, offset(request -> store.maxOffset(queue(request))),
                RequestCode.GET_MIN_OFFSET, offset(request -> store.minOffset(queue(request))),
                RequestCode.SEARCH_OFFSET_BY_TIMESTAMP, offset(this::offsetAt),
                RequestCode.GET_EARLIEST_MSG_STORETIME, this::earliest);
    }

    /** A request that is answered with an offset. */
    private RequestProcessor offset(ToLongFunction<RemotingCommand> question) {
        return exchange -> {
            store.catchUp();
            OffsetResponse answer = new OffsetResponse(question.applyAsLong(exchange.request()));
            exchange.answer(exchange.request().success().with(answer.fields()));
        };
    }

    private static MessageQueue queue(RemotingCommand request) {
        return QueueRequest.of(request).queue();
    }

    private long offsetAt(RemotingCommand command) {
        SearchOffsetRequest request = SearchOffsetRequest.of(command);
        return store.offsetAt(request.queue(), request.timestamp(), request.upper() ? Boundary.UPPER : Boundary.LOWER);
    }

    private void earliest(Exchange exchange) {
        MessageQueue queue = queue(exchange.request());
        long timestamp = store.storeTimestamp(queue, store.minOffset(queue)).orElse(-1);
        exchange.answer(exchange.request().success().with(new EarliestStoreTimeResponse(timestamp).fields()));
    }
}
