package minibroker.broker;

import minibroker.message.MessageId;
import minibroker.protocol.ConsumeDirectlyRequest;
import minibroker.protocol.ConsumerCallRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.store.MessageStore;

import java.time.Duration;
import java.util.Map;

/**
 * Passes an administrator's request on to one consumer, and the consumer's answer back: what it is doing, or what
 * happened when it consumed a given message at once.
 *
 * <p>Called in a request's turn; does not wait: the answer is passed on when it comes.
 *
 * <p>RocketMQ: {@code AdminBrokerProcessor} and {@code Broker2Client}.
 */
final class ConsumerCallProcessor {
    private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(10);

    /** Ordinal of the first release whose clients know these requests. */
    private static final int FIRST_THAT_UNDERSTANDS = 62;

    private final ConsumerManager consumers;
    private final MessageStore store;
    private final String brokerName;

    ConsumerCallProcessor(ConsumerManager consumers, MessageStore store, String brokerName) {
        this.consumers = consumers;
        this.store = store;
        this.brokerName = brokerName;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.GET_CONSUMER_RUNNING_INFO, this::runningInfo,
                RequestCode.CONSUME_MESSAGE_DIRECTLY, this::consumeDirectly);
    }

    private void runningInfo(Exchange exchange) {
        RemotingCommand question = RemotingCommand.request(RequestCode.GET_CONSUMER_RUNNING_INFO, 0)
                .with(exchange.request().extFields());
        passOn(exchange, question);
    }

    /** The administrator gives the message's offset id; the consumer gets the whole message. */
    private void consumeDirectly(Exchange exchange) {
        ConsumeDirectlyRequest request = ConsumeDirectlyRequest.of(exchange.request());
        MessageId id = RequestFailed.ifIllegal(ResponseCode.SYSTEM_ERROR, () -> MessageId.parse(request.messageId()));
        byte[] record = store.read(id.commitLogOffset())
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SYSTEM_ERROR,
                        "Message %s: no message begins at commit log offset %s".formatted(id, id.commitLogOffset())));
        passOn(
                exchange,
                RemotingCommand.request(RequestCode.CONSUME_MESSAGE_DIRECTLY, 0)
                        .with(request.fields(brokerName))
                        .withBody(record));
    }

    private void passOn(Exchange exchange, RemotingCommand question) {
        ConsumerCallRequest request = ConsumerCallRequest.of(exchange.request());
        ConsumerManager.Member consumer = find(request.group(), request.clientId());
        consumer.connection().request(question, CLIENT_PATIENCE).whenComplete((answer, failure) -> {
            if (answer != null) {
                exchange.answer(exchange.request()
                        .answer(answer.code(), answer.remark())
                        .withBody(answer.body()));
            } else {
                exchange.answer(
                        ResponseCode.CONSUME_MSG_TIMEOUT,
                        "Consumer %s did not answer: %s".formatted(request.clientId(), failure.getMessage()));
            }
        });
    }

    private ConsumerManager.Member find(String group, String clientId) {
        ConsumerManager.Member consumer = consumers.members(group).stream()
                .filter(member -> member.client().clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.SYSTEM_ERROR, "Consumer %s of group %s is not online".formatted(clientId, group)));
        if (consumer.client().version() < FIRST_THAT_UNDERSTANDS) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    "Consumer %s is of version %s, it takes %s or later to answer this"
                            .formatted(clientId, consumer.client().version(), FIRST_THAT_UNDERSTANDS));
        }
        return consumer;
    }
}
