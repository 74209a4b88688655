package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.message.BatchCodec;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import minibroker.message.MessageRules;
import minibroker.message.PropertyNames;
import minibroker.message.ReservedTopics;
import minibroker.message.SysFlag;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.remoting.RequestFailed;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes messages from what a producer sent. Refuses those that the store can't keep, and those that ask for a delivery
 * that the broker can't make.
 *
 * <p>A single message gets the properties that the broker adds. Those of a batch keep their own.
 *
 * <p>Any thread may call.
 */
final class SendMessageDecoder {
    /** The properties that every single message gets; they replace the sender's own of these names. */
    private final Map<String, String> own;

    /** Encoded at the first send and not before, so that a broker starts of which lesson 02 is not written. */
    private volatile String ownText;

    SendMessageDecoder(String clusterName) {
        own = new LinkedHashMap<>();
        own.put(PropertyNames.MSG_REGION, PropertyNames.DEFAULT_REGION);
        own.put(PropertyNames.TRACE_ON, "true");
        own.put(PropertyNames.CLUSTER, clusterName);
    }

    /**
     * The messages of a request, at least one.
     *
     * @param body the request's body
     * @param sender where it came from
     */
    List<Message> messages(SendMessageRequest request, MessageQueue queue, byte[] body, InetSocketAddress sender) {
        return request.batch() ? batch(request, queue, body, sender) : List.of(single(request, queue, body, sender));
    }

    /** The unique id for the answer: the producer's, or the one that the broker added. */
    String uniqueId(SendMessageRequest request, List<Message> messages) {
        return request.batch()
                ? MessageProperties.decode(request.properties()).getOrDefault(PropertyNames.UNIQ_KEY, "")
                : messages.get(0).property(PropertyNames.UNIQ_KEY).orElseThrow();
    }

    private Message single(SendMessageRequest request, MessageQueue queue, byte[] body, InetSocketAddress sender) {
        String properties = withOwn(request.properties());
        Message message = message(request, queue, sender, request.flag(), body, properties);
        refuseWhatIsNoMessage(properties);
        return message;
    }

    private String ownText() {
        String text = ownText;
        if (text == null) {
            text = MessageProperties.encode(own);
            ownText = text;
        }
        return text;
    }

    /** The producer's properties, with the broker's own added. */
    private String withOwn(String given) {
        if (onlyToAdd(given)) {
            return given + ownText();
        }
        Map<String, String> properties = MessageProperties.decode(given);
        properties.remove(PropertyNames.POP_CK);
        properties.putAll(own);
        if (properties.getOrDefault(PropertyNames.UNIQ_KEY, "").isEmpty()) {
            properties.put(PropertyNames.UNIQ_KEY, newUniqueId());
        }
        return MessageProperties.encode(properties);
    }

    /** The usual case: the broker's properties can be appended without decoding the text. */
    private boolean onlyToAdd(String given) {
        for (String name : own.keySet()) {
            if (given.contains(name)) {
                return false;
            }
        }
        return MessageProperties.isClosed(given)
                && !given.contains(PropertyNames.POP_CK)
                && !Message.property(given, PropertyNames.UNIQ_KEY).orElse("").isEmpty();
    }

    private static String newUniqueId() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** All the messages of a batch; if one of them is refused, so are the others. */
    private List<Message> batch(SendMessageRequest request, MessageQueue queue, byte[] body, InetSocketAddress sender) {
        // tag::15-3[]
        throw new NotDoneYet("15-3");
        // end::15-3[]
    }

    /** @throws RequestFailed if the message is too large, or empty */
    private static Message message(
            SendMessageRequest request,
            MessageQueue queue,
            InetSocketAddress sender,
            int flag,
            byte[] body,
            String properties) {
        SendChecks.refuseWrongSize(body, properties);
        return new Message(
                queue,
                flag,
                request.sysFlag(),
                request.bornTimestamp(),
                sender,
                request.reconsumeTimes(),
                0,
                body,
                properties);
    }

    /** @throws RequestFailed if these are the properties of something else than a message to be stored */
    private static void refuseWhatIsNoMessage(String properties) {
        if (Message.property(properties, PropertyNames.TIMER_DEL_UNIQKEY).isPresent()) {
            throw illegal("Property %s: a message is recalled by request %s"
                    .formatted(PropertyNames.TIMER_DEL_UNIQKEY, RequestCode.RECALL_MESSAGE));
        }
        if (Message.property(properties, PropertyNames.TRAN_MSG)
                .filter(Boolean::parseBoolean)
                .isPresent()) {
            throw notSupported("Property TRAN_MSG: transactions");
        }
        if (Message.property(properties, PropertyNames.REPLY_TO_CLIENT).isPresent()) {
            throw notSupported("Property REPLY_TO_CLIENT: requests that wait for a reply");
        }
    }

    /**
     * The messages of a batch stand directly behind each other in their queue, so none of them can wait.
     *
     * @param properties of the batch, or of one of its messages
     */
    private static void refuseDelay(String properties) {
        // tag::15-3[]
        throw new NotDoneYet("15-3");
        // end::15-3[]
    }

    private static void refuseBecauseOf(String name) {
        throw illegal("The messages of a batch cannot wait: send the one with %s alone".formatted(name));
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
