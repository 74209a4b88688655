package minibroker.broker;

import minibroker.message.BatchCodec;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.schedule.Recall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes messages from what a producer sent, and refuses those that the store could not keep or the broker not deliver as
 * they ask.
 *
 * <p>A single message gets the properties that the broker adds. Those of a batch keep their own.
 *
 * <p>Immutable: any thread may call.
 */
final class SendMessageDecoder {
    private static final String UNIQUE_ID = "UNIQ_KEY";

    /** Belongs to one delivery of a message, so whoever sends it on must not keep it. */
    private static final String POP_RECEIPT = "POP_CK";

    private static final List<String> DELAYS =
            List.of("DELAY", "TIMER_DELAY_MS", "TIMER_DELAY_SEC", "TIMER_DELIVER_MS");

    /** What every single message gets; if it says otherwise, that does not count. */
    private final Map<String, String> own;

    private final String ownText;

    SendMessageDecoder(String clusterName) {
        own = new LinkedHashMap<>();
        own.put("MSG_REGION", "DefaultRegion");
        own.put("TRACE_ON", "true");
        own.put("CLUSTER", clusterName);
        ownText = MessageProperties.encode(own);
    }

    /** The messages of a request, at least one. */
    List<Message> messages(SendMessageRequest request, MessageQueue queue, Exchange exchange) {
        return request.batch() ? batch(request, queue, exchange) : List.of(single(request, queue, exchange));
    }

    /** The id that the answer repeats: the one that the producer gave, or that the broker gave in its place. */
    String uniqueId(SendMessageRequest request, List<Message> messages) {
        return request.batch()
                ? MessageProperties.decode(request.properties()).getOrDefault(UNIQUE_ID, "")
                : messages.get(0).property(UNIQUE_ID).orElseThrow();
    }

    private Message single(SendMessageRequest request, MessageQueue queue, Exchange exchange) {
        String properties = withOwn(request.properties());
        byte[] body = exchange.request().body();
        Message message = message(request, queue, exchange, request.flag(), body, properties);
        refuseWhatIsNoMessage(properties);
        return message;
    }

    /** What the producer said of its message, and what the broker says. */
    private String withOwn(String given) {
        if (onlyToAdd(given)) {
            return given + ownText;
        }
        Map<String, String> properties = MessageProperties.decode(given);
        properties.remove(POP_RECEIPT);
        properties.putAll(own);
        if (properties.getOrDefault(UNIQUE_ID, "").isEmpty()) {
            properties.put(UNIQUE_ID, newUniqueId());
        }
        return MessageProperties.encode(properties);
    }

    /** As nearly always: then the text need not be taken apart. */
    private boolean onlyToAdd(String given) {
        for (String name : own.keySet()) {
            if (given.contains(name)) {
                return false;
            }
        }
        return MessageProperties.isClosed(given)
                && !given.contains(POP_RECEIPT)
                && !Message.property(given, UNIQUE_ID).orElse("").isEmpty();
    }

    private static String newUniqueId() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }

    private List<Message> batch(SendMessageRequest request, MessageQueue queue, Exchange exchange) {
        byte[] body = exchange.request().body();
        if (queue.topic().length() > MessageRules.MAX_TOPIC || queue.topic().startsWith("%RETRY%")) {
            throw illegal("Topic %s takes no batches".formatted(queue.topic()));
        }
        if (body.length == 0 || body.length > MessageRules.MAX_BODY) {
            throw illegal(
                    "The batch has %d bytes, from 1 to %d are allowed".formatted(body.length, MessageRules.MAX_BODY));
        }
        refuseDelayInBatch(request.properties());
        try {
            // tag::15-3[]
            return BatchCodec.decode(body).stream()
                    .map(entry -> {
                        refuseWhatIsNoMessage(entry.properties());
                        refuseDelayInBatch(entry.properties());
                        return message(request, queue, exchange, entry.flag(), entry.body(), entry.properties());
                    })
                    .toList();
            // end::15-3[]
        } catch (IllegalArgumentException e) {
            throw illegal("The body is no batch: " + e.getMessage());
        }
    }

    private static Message message(
            SendMessageRequest request,
            MessageQueue queue,
            Exchange exchange,
            int flag,
            byte[] body,
            String properties) {
        SendChecks.refuseWrongSize(body, properties);
        return new Message(
                queue,
                flag,
                request.sysFlag(),
                request.bornTimestamp(),
                exchange.connection().remoteAddress(),
                request.reconsumeTimes(),
                0,
                body,
                properties);
    }

    private static void refuseWhatIsNoMessage(String properties) {
        if (Message.property(properties, Recall.UNIQUE_ID_OF_RECALLED).isPresent()) {
            throw illegal("Property %s: a message is recalled by request %d"
                    .formatted(Recall.UNIQUE_ID_OF_RECALLED, RequestCode.RECALL_MESSAGE));
        }
        if (Message.property(properties, "TRAN_MSG")
                .filter(Boolean::parseBoolean)
                .isPresent()) {
            throw notSupported("Property TRAN_MSG: transactions");
        }
    }

    /** The messages of a batch are stored in one row, in one queue. */
    private static void refuseDelayInBatch(String properties) {
        for (String name : DELAYS) {
            if (Message.property(properties, name)
                    .filter(asked -> !name.equals("DELAY") || !asked.matches("0|-\\d+"))
                    .isPresent()) {
                throw illegal("The messages of a batch cannot wait: send the one with %s alone".formatted(name));
            }
        }
    }

    private static RequestFailed notSupported(String what) {
        return new RequestFailed(
                ResponseCode.REQUEST_CODE_NOT_SUPPORTED,
                what + " are not supported by this broker; nothing was stored");
    }

    private static RequestFailed illegal(String why) {
        return new RequestFailed(ResponseCode.MESSAGE_ILLEGAL, why);
    }
}
