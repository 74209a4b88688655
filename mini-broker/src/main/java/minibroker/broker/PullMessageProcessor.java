package minibroker.broker;

import minibroker.filter.TagFilter;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestProcessor;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MessageStore;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers consumers that ask for messages, at once or, when there are none, later.
 *
 * <p>Called by the worker thread, and for held pulls by the thread that brought a message or watches the time.
 */
final class PullMessageProcessor implements RequestProcessor {
    private static final int MAX_MESSAGES = 32;
    private static final int MAX_BYTES = 256 * 1024;

    private final MessageStore store;
    private final PullChecks checks;
    private final ConsumerOffsetManager offsets;
    private final Clock clock;
    private final PullRequestHoldService holds;

    PullMessageProcessor(MessageStore store, PullChecks checks, ConsumerOffsetManager offsets, Clock clock) {
        this.store = store;
        this.checks = checks;
        this.offsets = offsets;
        this.clock = clock;
        this.holds = new PullRequestHoldService(store, clock, this::answerHeld);
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.PULL_MESSAGE, this, RequestCode.LITE_PULL_MESSAGE, this);
    }

    /** Where pulls wait that found nothing. */
    PullRequestHoldService holds() {
        return holds;
    }

    @Override
    public void process(Exchange exchange) {
        PullMessageRequest request = PullMessageRequest.of(exchange.request());
        TagFilter filter = checks.filterFor(request);
        if (request.commitsOffset()) {
            offsets.commit(request.consumerGroup(), request.queue(), request.commitOffset());
        }
        GetResult result = get(request, filter);
        HeldPull pull = new HeldPull(exchange, request, filter, clock.millis() + request.suspendTimeoutMillis());
        boolean held = request.maySuspend() && nothingYet(result, request) && holds.hold(pull);
        if (!held) {
            answer(exchange, request, result);
        }
    }

    private void answerHeld(HeldPull pull) {
        GetResult result = pull.exchange().connection().isReading()
                ? get(pull.request(), pull.filter())
                : new GetResult.NoNewMessage(pull.offset());
        answer(pull.exchange(), pull.request(), result);
    }

    private GetResult get(PullMessageRequest request, TagFilter filter) {
        int messages = Math.max(1, Math.min(request.maxMessages(), MAX_MESSAGES));
        GetLimits limits = new GetLimits(messages, MAX_BYTES);
        return store.get(request.queue(), request.queueOffset(), limits, filter::matches);
    }

    private static boolean nothingYet(GetResult result, PullMessageRequest request) {
        return result instanceof GetResult.NoNewMessage
                || result instanceof GetResult.EmptyQueue && request.queueOffset() == 0;
    }

    private void answer(Exchange exchange, PullMessageRequest request, GetResult result) {
        int code;
        if (result instanceof GetResult.Found) {
            code = ResponseCode.SUCCESS;
        } else if (result instanceof GetResult.NoneMatched) {
            code = ResponseCode.PULL_RETRY_IMMEDIATELY;
        } else {
            code = nothingYet(result, request) ? ResponseCode.PULL_NOT_FOUND : ResponseCode.PULL_OFFSET_MOVED;
        }
        RemotingCommand answer = exchange.request()
                .answer(code, result.getClass().getSimpleName())
                .with(fields(request.queue(), result));
        exchange.answer(result instanceof GetResult.Found found ? answer.withBody(join(found.records())) : answer);
    }

    private Map<String, String> fields(MessageQueue queue, GetResult result) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("suggestWhichBrokerId", "0");
        fields.put("nextBeginOffset", Long.toString(result.nextOffset()));
        fields.put("minOffset", Long.toString(store.minOffset(queue)));
        fields.put("maxOffset", Long.toString(store.maxOffset(queue)));
        fields.put("topicSysFlag", "0");
        fields.put("groupSysFlag", "0");
        return fields;
    }

    private static byte[] join(List<byte[]> records) {
        int size = records.stream().mapToInt(record -> record.length).sum();
        ByteBuffer body = ByteBuffer.allocate(size);
        records.forEach(body::put);
        return body.array();
    }
}
