package minibroker.broker;

import minibroker.message.Message;
import minibroker.message.MessageId;
import minibroker.message.MessageQueue;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.SendMessageRequest;
import minibroker.protocol.SendMessageResponse;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.schedule.RecallHandle;
import minibroker.store.PutResult;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Puts messages that producers send into the store.
 *
 * <p>Every answer, a refusal too, carries the region and whether messages are traced, because the client reads both
 * from any answer.
 *
 * <p>Called in a request's turn; the store may answer later from another one.
 */
final class SendMessageProcessor implements RequestProcessor {
    /**
     * What the answer needs besides the store's result: the messages as their sender knows them, even if they are
     * parked in another queue.
     *
     * @param queue the queue that the sender asked for
     * @param uniqueId the producer's, or the one that the broker added
     */
    private record Sent(MessageQueue queue, String uniqueId, Optional<RecallHandle> recallHandle) {}

    private final MessageIntake intake;
    private final SendChecks checks;
    private final RetrySends retries;
    private final InetSocketAddress storeHost;
    private final String brokerName;
    private final SendMessageDecoder incoming;

    SendMessageProcessor(
            MessageIntake intake,
            TopicConfigManager topics,
            RetrySends retries,
            InetSocketAddress storeHost,
            String clusterName,
            String brokerName) {
        this.intake = intake;
        this.checks = new SendChecks(topics);
        this.retries = retries;
        this.storeHost = storeHost;
        this.brokerName = brokerName;
        this.incoming = new SendMessageDecoder(clusterName);
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
            send(exchange).exceptionally(failure -> {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                refuse(exchange, ResponseCode.SYSTEM_ERROR, "Storing failed: " + cause);
                return null;
            });
        } catch (RequestFailed refused) {
            refuse(exchange, refused.code(), refused.getMessage());
        }
    }

    /**
     * Hands the messages of a request to the store, and answers as soon as the store says what became of them. Does not
     * wait for that.
     *
     * @return ends when the request is answered
     */
    private CompletableFuture<Void> send(Exchange exchange) {
        SendMessageRequest request = SendMessageRequest.of(exchange.request());
        MessageQueue queue = checks.queueFor(request);
        List<Message> messages = messages(request, queue, exchange);
        String uniqueId = incoming.uniqueId(request, messages);
        // tag::05-3[]
        MessageIntake.Taken taken = intake.take(messages);
        Sent sent = new Sent(queue, uniqueId, recallHandle(request, taken.messages()));
        return taken.result().thenAccept(result -> answer(exchange, result, sent));
        // end::05-3[]
    }

    private List<Message> messages(SendMessageRequest request, MessageQueue queue, Exchange exchange) {
        Optional<MessageQueue> deadLetters = retries.deadLetterQueue(request);
        List<Message> sent = incoming.messages(
                request, queue, exchange.request().body(), exchange.connection().remoteAddress());
        return deadLetters.map(letters -> RetrySends.deadLetters(sent, letters)).orElse(sent);
    }

    /** Only a message that waits for a certain time has a handle. */
    private Optional<RecallHandle> recallHandle(SendMessageRequest request, List<Message> stored) {
        return request.batch() ? Optional.empty() : RecallHandle.of(stored.get(0), brokerName);
    }

    /** Tells the sender what became of its messages: a refusal, or where they are. */
    private void answer(Exchange exchange, PutResult result, Sent sent) {
        RemotingCommand request = exchange.request();
        if (request.isOneway()) {
            return; // nobody would read it
        }
        // tag::05-3[]
        if (result instanceof PutResult.Stored stored) {
            exchange.answer(request.success().with(whereStored(stored, sent)));
        } else if (result instanceof PutResult.FlushTimedOut late) {
            exchange.answer(
                    request.answer(ResponseCode.FLUSH_DISK_TIMEOUT, "Stored, but the disk has not confirmed it in time")
                            .with(whereStored(late.stored(), sent)));
        } else if (result instanceof PutResult.TooLarge tooLarge) {
            refuse(exchange, ResponseCode.MESSAGE_ILLEGAL, tooLarge.reason());
        } else if (result instanceof PutResult.Unavailable unavailable) {
            refuse(exchange, ResponseCode.SERVICE_NOT_AVAILABLE, unavailable.reason());
        }
        // end::05-3[]
    }

    /** The header fields of a good answer: where the messages are. */
    private Map<String, String> whereStored(PutResult.Stored stored, Sent sent) {
        Optional<String> handle = sent.recallHandle().map(RecallHandle::encode);
        // tag::05-3[]
        StringJoiner ids = new StringJoiner(",");
        stored.commitLogOffsets().forEach(offset -> ids.add(new MessageId(storeHost, offset).toString()));
        SendMessageResponse response = new SendMessageResponse(
                ids.toString(), sent.queue().queueId(), stored.queueOffset(), sent.uniqueId(), handle);
        return response.fields();
        // end::05-3[]
    }

    private static void refuse(Exchange exchange, int code, String remark) {
        exchange.answer(exchange.request().answer(code, remark).with(SendMessageResponse.onEveryAnswer()));
    }
}
