package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageId;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.schedule.RecallHandle;
import minibroker.store.PutResult;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Puts messages that producers send into the store.
 *
 * <p>The checks come in RocketMQ's order, because the first that fails decides the code that the producer sees. Every
 * answer, also a refusal, carries the region and whether messages are traced: the client reads both without asking.
 *
 * <p>Called by the worker thread; the store may answer later from another one.
 */
final class SendMessageProcessor implements RequestProcessor {
    private static final Map<String, String> ON_EVERY_ANSWER =
            Map.of("MSG_REGION", "DefaultRegion", "TRACE_ON", "true");

    /** Topics that the broker keeps for itself. */
    private static final Set<String> FORBIDDEN = Set.of(
            "SCHEDULE_TOPIC_XXXX",
            "rmq_sys_wheel_timer",
            "RMQ_SYS_TRANS_HALF_TOPIC",
            "RMQ_SYS_TRANS_OP_HALF_TOPIC",
            "RMQ_SYS_ROCKSDB_TRANS_HALF_TOPIC",
            "RMQ_SYS_ROCKSDB_TRANS_OP_HALF_TOPIC",
            "TRANS_CHECK_MAX_TIME_TOPIC",
            "SELF_TEST_TOPIC",
            "OFFSET_MOVED_EVENT");

    /** What the answer says of the message as its sender knows it, wherever it waits until it is delivered. */
    private record Sent(MessageQueue queue, String uniqueId, Optional<RecallHandle> recallHandle) {}

    private final MessageIntake intake;
    private final TopicConfigManager topics;
    private final RetrySends retries;
    private final InetSocketAddress storeHost;
    private final String brokerName;
    private final IncomingMessages incoming;

    SendMessageProcessor(
            MessageIntake intake,
            TopicConfigManager topics,
            RetrySends retries,
            InetSocketAddress storeHost,
            String clusterName,
            String brokerName) {
        this.intake = intake;
        this.topics = topics;
        this.retries = retries;
        this.storeHost = storeHost;
        this.brokerName = brokerName;
        this.incoming = new IncomingMessages(clusterName);
    }

    Map<Integer, RequestProcessor> processors() {
        return Map.of(
                RequestCode.SEND_MESSAGE, this,
                RequestCode.SEND_MESSAGE_V2, this,
                RequestCode.SEND_BATCH_MESSAGE, this);
    }

    @Override
    public void process(Exchange exchange) {
        try {
            send(exchange);
        } catch (RequestFailed refused) {
            refuse(exchange, refused.code(), refused.getMessage());
        }
    }

    private void send(Exchange exchange) {
        SendMessageRequest request = SendMessageRequest.of(exchange.request());
        MessageQueue queue = queueFor(request);
        Optional<MessageQueue> deadLetters = retries.deadLetterQueue(request);
        List<Message> sent = incoming.messages(request, queue, exchange);
        List<Message> messages = deadLetters
                .map(letters -> RetrySends.deadLetters(sent, letters))
                .orElse(sent);
        String uniqueId = incoming.uniqueId(request, messages);
        MessageIntake.Taken taken = intake.take(messages);
        Sent as = new Sent(queue, uniqueId, recallHandle(request, taken.messages()));
        taken.result().whenComplete((result, failure) -> {
            if (failure == null) {
                answer(exchange, result, as);
            } else {
                refuse(exchange, ResponseCode.SYSTEM_ERROR, "Storing failed: " + failure);
            }
        });
    }

    /** Only what waits for a certain time has a handle. */
    private Optional<RecallHandle> recallHandle(SendMessageRequest request, List<Message> stored) {
        return request.batch() ? Optional.empty() : RecallHandle.of(stored.get(0), brokerName);
    }

    private MessageQueue queueFor(SendMessageRequest request) {
        MessageRules.problemWithTopic(request.topic()).ifPresent(problem -> {
            throw new RequestFailed(ResponseCode.INVALID_PARAMETER, problem);
        });
        if (FORBIDDEN.contains(request.topic())) {
            throw new RequestFailed(
                    ResponseCode.NO_PERMISSION, "Sending to topic %s is forbidden".formatted(request.topic()));
        }
        TopicConfig topic = topics.findOrCreate(
                        request.topic(), request.defaultTopic(), request.defaultTopicQueueNums())
                .orElseThrow(() -> new RequestFailed(
                        ResponseCode.TOPIC_NOT_EXIST,
                        "Topic %s does not exist, and topics are not made by sending".formatted(request.topic())));
        int queues = Math.max(topic.readQueues(), topic.writeQueues());
        if (request.queueId() >= queues) {
            throw new RequestFailed(
                    ResponseCode.INVALID_PARAMETER,
                    "Queue %d of topic %s: it has queues 0 to %d"
                            .formatted(request.queueId(), topic.name(), queues - 1));
        }
        int queueId = request.queueId() >= 0
                ? request.queueId()
                : ThreadLocalRandom.current().nextInt(Math.max(1, topic.writeQueues()));
        return new MessageQueue(topic.name(), queueId);
    }

    private void answer(Exchange exchange, PutResult result, Sent as) {
        RemotingCommand request = exchange.request();
        if (result instanceof PutResult.Stored stored) {
            exchange.answer(request.success().with(whereStored(stored, as)));
        } else if (result instanceof PutResult.FlushTimedOut late) {
            exchange.answer(
                    request.answer(ResponseCode.FLUSH_DISK_TIMEOUT, "Stored, but the disk has not confirmed it in time")
                            .with(whereStored(late.stored(), as)));
        } else if (result instanceof PutResult.TooLarge tooLarge) {
            refuse(exchange, ResponseCode.MESSAGE_ILLEGAL, tooLarge.reason());
        } else if (result instanceof PutResult.Unavailable unavailable) {
            refuse(exchange, ResponseCode.SERVICE_NOT_AVAILABLE, unavailable.reason());
        }
    }

    private Map<String, String> whereStored(PutResult.Stored stored, Sent as) {
        String ids = stored.commitLogOffsets().stream()
                .map(offset -> new MessageId(storeHost, offset).toString())
                .collect(Collectors.joining(","));
        Map<String, String> fields = new LinkedHashMap<>(ON_EVERY_ANSWER);
        fields.put("msgId", ids);
        fields.put("queueId", Integer.toString(as.queue().queueId()));
        fields.put("queueOffset", Long.toString(stored.queueOffset()));
        fields.put("transactionId", as.uniqueId());
        as.recallHandle().ifPresent(handle -> fields.put("recallHandle", handle.encode()));
        return fields;
    }

    private static void refuse(Exchange exchange, int code, String remark) {
        exchange.answer(exchange.request().answer(code, remark).with(ON_EVERY_ANSWER));
    }
}
