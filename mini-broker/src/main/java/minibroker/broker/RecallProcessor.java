package minibroker.broker;

import minibroker.message.Message;
import minibroker.protocol.RecallMessageRequest;
import minibroker.protocol.RecallMessageResponse;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.schedule.DelayedMessages;
import minibroker.schedule.DeliverTime;
import minibroker.schedule.Recall;
import minibroker.schedule.RecallHandle;

import java.time.Clock;
import java.util.Map;

/**
 * Takes back messages that wait for a certain time and are not delivered yet.
 *
 * <p>The checks come in RocketMQ's order. SUCCESS says that the recall came in time, not that there was such a message:
 * it is not looked for.
 *
 * <p>Called in a request's turn; the store may answer later from another one. RocketMQ: {@code RecallMessageProcessor}.
 */
final class RecallProcessor implements RequestProcessor {
    private final MessageIntake intake;
    private final DelayedMessages delayed;
    private final TopicConfigManager topics;
    private final String brokerName;
    private final boolean allowed;
    private final Clock clock;

    RecallProcessor(
            MessageIntake intake,
            DelayedMessages delayed,
            TopicConfigManager topics,
            String brokerName,
            boolean allowed,
            Clock clock) {
        this.intake = intake;
        this.delayed = delayed;
        this.topics = topics;
        this.brokerName = brokerName;
        this.allowed = allowed;
        this.clock = clock;
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.RECALL_MESSAGE, this);
    }

    @Override
    public void process(Exchange exchange) {
        if (!allowed) {
            throw new RequestFailed(ResponseCode.NO_PERMISSION, "Recalling messages is not allowed on this broker");
        }
        RecallMessageRequest request = RecallMessageRequest.of(exchange.request());
        RecallHandle handle = handle(request.topic(), request.recallHandle());
        Message recall =
                Recall.of(handle, request.producerGroup(), exchange.connection().remoteAddress(), clock.millis());
        if (!delayed.recallBegins(handle)) {
            throw illegal("It is too late to recall a message that was due %s".formatted(handle.timestamp()));
        }
        try {
            RemotingCommand done =
                    exchange.request().success().with(new RecallMessageResponse(handle.uniqueId()).fields());
            intake.put(recall, exchange, done).whenComplete((result, failure) -> delayed.recallEnded(handle));
        } catch (RuntimeException refused) {
            delayed.recallEnded(handle);
            throw refused;
        }
    }

    private RecallHandle handle(String topic, String text) {
        topics.require(topic);
        RecallHandle handle = RequestFailed.ifIllegal(ResponseCode.ILLEGAL_OPERATION, () -> RecallHandle.decode(text));
        if (!handle.topic().equals(topic)) {
            throw illegal("The handle is for topic %s, not %s".formatted(handle.topic(), topic));
        }
        if (!handle.brokerName().equals(brokerName)) {
            throw illegal("The handle is for broker %s, this is %s".formatted(handle.brokerName(), brokerName));
        }
        long now = clock.millis();
        // A number far below zero must not overflow.
        if (handle.timestamp() <= now || handle.timestamp() - now >= DeliverTime.FARTHEST.toMillis()) {
            throw illegal("The handle is for a message that was due at %s, or is more than %s ms away: now it is %s"
                    .formatted(handle.timestamp(), DeliverTime.FARTHEST.toMillis(), now));
        }
        if (!delayed.mayRecall(handle)) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_BUSY,
                    "Too many messages that are due at %s are recalled already".formatted(handle.timestamp()));
        }
        return handle;
    }

    private static RequestFailed illegal(String why) {
        return new RequestFailed(ResponseCode.ILLEGAL_OPERATION, why);
    }
}
