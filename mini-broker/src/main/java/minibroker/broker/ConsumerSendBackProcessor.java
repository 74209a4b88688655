package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageRules;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendBackRequest;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Takes back messages that a consumer could not handle, and puts each into the store once more: into the retry topic,
 * to be tried again later, or into the dead letter topic.
 *
 * <p>The answer comes when the new message is stored; until then the consumer keeps the old one. When it is refused,
 * the consumer sends the message to its retry topic itself, see {@link RetrySends}.
 *
 * <p>Called in a request's turn; the store may answer later from another one. RocketMQ: {@code
 * AbstractSendMessageProcessor.consumerSendMsgBack}.
 */
final class ConsumerSendBackProcessor implements RequestProcessor {
    private final MessageStore store;
    private final MessageIntake intake;
    private final SubscriptionGroupManager groups;
    private final RetryTopics retryTopics;

    ConsumerSendBackProcessor(
            MessageStore store, MessageIntake intake, SubscriptionGroupManager groups, RetryTopics retryTopics) {
        this.store = store;
        this.intake = intake;
        this.groups = groups;
        this.retryTopics = retryTopics;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.CONSUMER_SEND_MSG_BACK, this);
    }

    @Override
    public void process(Exchange exchange) {
        SendBackRequest request = SendBackRequest.of(exchange.request());
        SubscriptionGroupConfig group = groups.findOrRefuse(request.group());
        if (group.retryQueues() <= 0) {
            // A group with 0 retry queues wants no second attempts.
            exchange.answer(exchange.request().success());
            return;
        }
        Message next = next(request, group);
        RequestFailed.ifAny(ResponseCode.SYSTEM_ERROR, MessageRules.problemWithSize(next.body(), next.properties()));
        intake.put(next, exchange, exchange.request().success());
    }

    private Message next(SendBackRequest request, SubscriptionGroupConfig group) {
        StoredMessage failed = find(request.commitLogOffset());
        int limit = request.maxReconsumeTimes().orElse(group.retryMaxTimes());
        return FailedMessages.isGivenUp(failed.message().reconsumeTimes(), limit, request.delayLevel())
                ? FailedMessages.deadLetter(failed, retryTopics.deadLetterQueue(group))
                : FailedMessages.again(failed, retryTopics.retryQueue(group), request.delayLevel());
    }

    private StoredMessage find(long commitLogOffset) {
        return store.read(commitLogOffset)
                .map(record -> MessageCodec.decode(ByteBuffer.wrap(record)))
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SYSTEM_ERROR,
                        "No message begins at commit log offset %s".formatted(commitLogOffset)));
    }
}
