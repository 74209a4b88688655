package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.filter.TagFilter;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.protocol.PullMessageResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestProcessor;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MessageStore;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Answers pulls: at once, or later when there is no message yet.
 *
 * <p>Called in a request's turn, and for held pulls by the thread that brought a message or watches the time.
 */
final class PullMessageProcessor implements RequestProcessor {
    private static final int MAX_MESSAGES = 32;
    private static final int MAX_BYTES = 256 * 1024;

    private final MessageStore store;
    private final PullChecks checks;
    private final ConsumerOffsetManager offsets;
    private final BrokerStats stats;
    private final Clock clock;
    private final PullRequestHoldService holds;

    PullMessageProcessor(
            MessageStore store, PullChecks checks, ConsumerOffsetManager offsets, BrokerStats stats, Clock clock) {
        this.store = store;
        this.checks = checks;
        this.offsets = offsets;
        this.stats = stats;
        this.clock = clock;
        this.holds = new PullRequestHoldService(store::maxOffset, clock, this::answerHeld);
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.PULL_MESSAGE, this, RequestCode.LITE_PULL_MESSAGE, this);
    }

    /** The pulls that are held. */
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
        if (toldToGoOnElsewhere(exchange, request)) {
            return;
        }
        GetResult result = get(request, filter::matches);
        HeldPull pull =
                new HeldPull(exchange, request, filter::matches, clock.millis() + request.suspendTimeoutMillis());
        boolean held = request.maySuspend() && nothingYet(result, request) && holds.hold(pull);
        if (!held) {
            answer(exchange, request, result);
        }
    }

    /**
     * If the group was set to another offset since its consumer last pulled, answers with that offset and returns true.
     */
    private boolean toldToGoOnElsewhere(Exchange exchange, PullMessageRequest request) {
        OptionalLong reset = offsets.takeReset(request.consumerGroup(), request.queue());
        reset.ifPresent(offset -> exchange.answer(exchange.request()
                .answer(ResponseCode.PULL_OFFSET_MOVED, "The group was set to offset " + offset)
                .with(fields(request.queue(), offset))));
        return reset.isPresent();
    }

    private void answerHeld(HeldPull pull) {
        if (toldToGoOnElsewhere(pull.exchange(), pull.request())) {
            return;
        }
        GetResult result = pull.exchange().connection().isReading()
                ? get(pull.request(), pull.tags())
                : new GetResult.NoNewMessage(pull.offset());
        answer(pull.exchange(), pull.request(), result);
    }

    private GetResult get(PullMessageRequest request, LongPredicate tags) {
        int messages = Math.max(1, Math.min(request.maxMessages(), MAX_MESSAGES));
        GetLimits limits = new GetLimits(messages, MAX_BYTES);
        GetResult result = store.get(request.queue(), request.queueOffset(), limits, tags);
        stats.read(
                request.queue().topic(),
                request.consumerGroup(),
                result instanceof GetResult.Found found ? found.records().size() : 0);
        return result;
    }

    /** The response code: take the messages, pull again, pull again at the next offset, or go on at another offset. */
    static int code(GetResult result, PullMessageRequest request) {
        // tag::06-2[]
        throw new NotDoneYet("06-2");
        // end::06-2[]
    }

    /** Whether the pull asks for the next message to come. In a queue that never had one, that is offset 0. */
    private static boolean nothingYet(GetResult result, PullMessageRequest request) {
        return result instanceof GetResult.NoNewMessage
                || result instanceof GetResult.EmptyQueue && request.queueOffset() == 0;
    }

    private void answer(Exchange exchange, PullMessageRequest request, GetResult result) {
        offsets.pulled(request.consumerGroup(), request.queue(), result.nextOffset());
        RemotingCommand answer = exchange.request()
                .answer(code(result, request), result.getClass().getSimpleName())
                .with(fields(request.queue(), result.nextOffset()));
        exchange.answer(
                result instanceof GetResult.Found found ? answer.withBody(Records.join(found.records())) : answer);
    }

    private Map<String, String> fields(MessageQueue queue, long nextOffset) {
        return new PullMessageResponse(nextOffset, store.minOffset(queue), store.maxOffset(queue)).fields();
    }
}
