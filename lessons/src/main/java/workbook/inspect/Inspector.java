package workbook.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import workbook.process.BrokerQuestion;
import workbook.process.BrokerReply;

import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a broker what a page wants to know, and passes its answer on. The answer to a page is always a whole one, JSON:
 *
 * <pre>
 * {"brokers": [{"address", "whose", "started"}…], "at": the address of the one that was asked,
 *  "answer": what the broker said, or "trouble": {"kind": none|silent|slow|foreign|refused, "says": a sentence}}
 * </pre>
 *
 * <p>Any thread may call. A call takes as long as the broker's patience at most.
 */
public final class Inspector {
    private static final int STATE = 91001;
    private static final int MESSAGE = 91002;
    private static final int MOST_HAPPENINGS = 200;

    private final RunningBrokers brokers;
    private final Duration patience;
    private final JsonFactory json = new JsonFactory();

    /** @param patience with a broker that does not answer */
    public Inspector(RunningBrokers brokers, Duration patience) {
        this.brokers = brokers;
        this.patience = patience;
    }

    /**
     * @param at the address of a broker that is there; of any other, the newest is asked
     * @param from the offset in the log from which to tell what happened; -1 for the newest
     */
    String state(Optional<String> at, long from) throws IOException {
        return ask(at, STATE, Map.of("from", Long.toString(from), "most", Integer.toString(MOST_HAPPENINGS)));
    }

    /** @param offset of the message in the log */
    String message(Optional<String> at, long offset) throws IOException {
        return ask(at, MESSAGE, Map.of("offset", Long.toString(offset)));
    }

    private String ask(Optional<String> at, int code, Map<String, String> fields) throws IOException {
        List<AnnouncedBroker> running = brokers.newestFirst();
        Optional<AnnouncedBroker> chosen = running.stream()
                .filter(broker -> at.equals(Optional.of(broker.address())))
                .findFirst()
                .or(() -> running.stream().findFirst());
        StringWriter text = new StringWriter();
        try (JsonGenerator page = json.createGenerator(text)) {
            page.writeStartObject();
            list(page, running);
            if (chosen.isEmpty()) {
                trouble(page, "none", "No broker of this workbook runs.");
            } else {
                page.writeStringField("at", chosen.get().address());
                pass(page, chosen.get(), new BrokerQuestion(code, new TreeMap<>(fields)));
            }
            page.writeEndObject();
        }
        return text.toString();
    }

    private static void list(JsonGenerator page, List<AnnouncedBroker> running) throws IOException {
        page.writeArrayFieldStart("brokers");
        for (AnnouncedBroker broker : running) {
            page.writeStartObject();
            page.writeStringField("address", broker.address());
            page.writeStringField("whose", broker.whose());
            page.writeNumberField("started", broker.started());
            page.writeEndObject();
        }
        page.writeEndArray();
    }

    private void pass(JsonGenerator page, AnnouncedBroker broker, BrokerQuestion question) throws IOException {
        String address = broker.address();
        BrokerReply reply;
        try {
            reply = question.ask(broker.socketAddress(), patience);
        } catch (SocketTimeoutException e) {
            trouble(
                    page,
                    "slow",
                    "The broker at %s gave no answer within %s ms.".formatted(address, patience.toMillis()));
            return;
        } catch (ConnectException e) {
            trouble(page, "silent", "Nobody listens at " + address + " now.");
            return;
        } catch (IOException e) {
            trouble(page, "silent", "The broker at %s broke off: %s".formatted(address, e.getMessage()));
            return;
        }
        if (reply.code() == BrokerReply.NOT_SUPPORTED) {
            trouble(
                    page,
                    "foreign",
                    "The broker at %s can't be inspected: it is none of this workbook.".formatted(address));
        } else if (reply.code() != BrokerReply.SUCCESS) {
            trouble(page, "refused", "The broker at %s says: %s".formatted(address, reply.remark()));
        } else {
            copy(page, reply, address);
        }
    }

    /** Token by token, so that a broken answer is found here and not in the page. */
    private void copy(JsonGenerator page, BrokerReply reply, String address) throws IOException {
        StringWriter answer = new StringWriter();
        try (JsonParser body = json.createParser(reply.body());
                JsonGenerator whole = json.createGenerator(answer)) {
            body.nextToken();
            whole.copyCurrentStructure(body);
        } catch (IOException | RuntimeException e) {
            trouble(page, "refused", "The broker at %s gave an answer that is no JSON.".formatted(address));
            return;
        }
        page.writeFieldName("answer");
        page.writeRawValue(answer.toString());
    }

    private static void trouble(JsonGenerator page, String kind, String says) throws IOException {
        page.writeObjectFieldStart("trouble");
        page.writeStringField("kind", kind);
        page.writeStringField("says", says);
        page.writeEndObject();
    }
}
