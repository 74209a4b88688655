package minibroker.inspect;

import minibroker.json.JsonWriter;
import minibroker.protocol.InspectBrokerRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.ViewMessageRequest;
import minibroker.remoting.Exchange;
import minibroker.remoting.RequestFailed;
import minibroker.remoting.RequestProcessor;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MessageStore;
import minibroker.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers the workbook's page that looks inside the broker: with all of it at one moment, or with one message's bytes.
 *
 * <p>It costs nothing while nobody asks: nothing is counted, noted or listened to, and there is no thread. An answer is
 * made in a thread of its own, which ends some seconds after the last one, so that no other request waits for it.
 *
 * <p>Called in a request's turn. RocketMQ has no such requests.
 */
public final class InspectProcessor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InspectProcessor.class);

    /** Questions that may wait: more pages than anybody opens. */
    private static final int MOST_WAITING = 64;

    private static final long IDLE_SECONDS = 5;

    private final BrokerView broker;
    private final MessageView messages;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> Threads.make("broker-inspect", work));

    /** @param address where clients reach the broker */
    public InspectProcessor(
            BrokerInside broker, MessageStore store, DelayedMessages delayed, InetSocketAddress address, Clock clock) {
        String text = address.getAddress().getHostAddress() + ":" + address.getPort();
        this.broker = new BrokerView(broker, store, delayed, text, clock);
        this.messages = new MessageView(store);
        thread.allowCoreThreadTimeOut(true);
    }

    public Map<Integer, RequestProcessor> processors() {
        return Map.of(RequestCode.INSPECT_BROKER, this::broker, RequestCode.INSPECT_MESSAGE, this::message);
    }

    private void broker(Exchange exchange) {
        InspectBrokerRequest request = InspectBrokerRequest.of(exchange.request());
        answerLater(exchange, () -> body(request));
    }

    private void message(Exchange exchange) {
        long offset = ViewMessageRequest.of(exchange.request()).commitLogOffset();
        answerLater(exchange, () -> body(offset));
    }

    /** The body of the answer to code 91001. */
    public byte[] body(InspectBrokerRequest request) {
        return JsonWriter.body(broker.json(request).map());
    }

    /** The body of the answer to code 91002. */
    public byte[] body(long commitLogOffset) {
        return JsonWriter.body(messages.json(commitLogOffset).map());
    }

    private void answerLater(Exchange exchange, Supplier<byte[]> body) {
        try {
            thread.execute(() -> answer(exchange, body));
        } catch (RejectedExecutionException full) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_BUSY,
                    "%s others look inside this broker already, or it is being closed".formatted(MOST_WAITING));
        }
    }

    private static void answer(Exchange exchange, Supplier<byte[]> body) {
        try {
            exchange.answer(exchange.request().success().withBody(body.get()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Failed to look inside the broker", e);
            exchange.answer(ResponseCode.SYSTEM_ERROR, "The broker can't be looked into: " + e);
        }
    }

    /** Ends the thread, and waits for it: what it looks at is closed afterwards. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
