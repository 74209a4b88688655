package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.protocol.QueryMessageRequest;
import minibroker.protocol.QueryMessageResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.ViewMessageRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageQuery;
import minibroker.store.MessageStore;
import minibroker.store.QueryResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Finds single messages: by a key, by their unique id, and by their place in the log.
 *
 * <p>Called in a request's turn. RocketMQ: {@code QueryMessageProcessor}.
 */
final class QueryMessageProcessor {
    /** The most messages in one answer. */
    private static final int MAX_MESSAGES = 64;

    private final MessageStore store;

    QueryMessageProcessor(MessageStore store) {
        this.store = store;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.QUERY_MESSAGE, this::query, RequestCode.VIEW_MESSAGE_BY_ID, this::view);
    }

    /** Answers with the newest messages that have the key, the oldest of them first. */
    private void query(Exchange exchange) {
        QueryMessageRequest request = QueryMessageRequest.of(exchange.request());
        if (request.max() < 0) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "The header field maxNum is %s: no number of messages".formatted(request.max()));
        }
        // tag::10-3[]
        throw new NotDoneYet("10-3");
        // end::10-3[]
    }

    private static RemotingCommand answer(Exchange exchange, QueryResult found, List<byte[]> records) {
        return exchange.request()
                .success()
                .with(new QueryMessageResponse(found.lastTimestamp(), found.lastOffset()).fields())
                .withBody(Records.join(records));
    }

    private static RemotingCommand nothing(Exchange exchange, QueryMessageRequest request) {
        String remark = "No message of topic %s with the key %s was stored between %s and %s"
                .formatted(request.topic(), request.key(), request.begin(), request.end());
        return exchange.request()
                .answer(ResponseCode.QUERY_NOT_FOUND, remark)
                .with(new QueryMessageResponse(0, 0).fields());
    }

    private void view(Exchange exchange) {
        long offset = ViewMessageRequest.of(exchange.request()).commitLogOffset();
        // tag::10-3[]
        throw new NotDoneYet("10-3");
        // end::10-3[]
    }
}
