package workbook.inspect;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import workbook.live.Visitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Answers {@code /inspect.html} and what is below {@code /inspect/}: the page, its script and its style, and what the
 * script asks for: {@code state?from=OFFSET} and {@code message?offset=OFFSET}, both with {@code &at=HOST:PORT} if the
 * reader chose one of several brokers.
 *
 * <p>Other machines find nothing here, and pages of other sites are refused. Threads of the server call; at most two of
 * them wait for a broker, so that the others go on with the book.
 */
public final class InspectPages implements HttpHandler {
    /** All of them begin so. */
    public static final String PATH = "/inspect";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 2;
    private static final int MOST_OF_A_QUERY = 300;
    private static final String JSON = "application/json; charset=utf-8";
    private static final List<String> READING = List.of("GET", "HEAD");

    private static final Map<String, String> FILES = Map.of(
            "/inspect.html", "text/html; charset=utf-8",
            "/inspect/inspect.css", "text/css; charset=utf-8",
            "/inspect/inspect.js", "text/javascript; charset=utf-8",
            "/inspect/parts.js", "text/javascript; charset=utf-8");

    /** The page runs its own scripts and nothing that a message says. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Inspector inspector;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    InspectPages(Inspector inspector) {
        this.inspector = inspector;
    }

    public static InspectPages of(RunningBrokers brokers) {
        return new InspectPages(new Inspector(brokers, PATIENCE));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Visitor visitor = Visitor.of(exchange);
            String path = exchange.getRequestURI().getPath();
            if (!visitor.onThisMachine()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!READING.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", String.join(", ", READING));
                say(exchange, 405, "Here one can only read.");
            } else if (FILES.containsKey(path)) {
                file(exchange, path);
            } else if (path.equals("/inspect/state") || path.equals("/inspect/message")) {
                Optional<String> refusal = visitor.mayNotAsk();
                if (refusal.isPresent()) {
                    say(exchange, 403, refusal.get());
                } else {
                    ask(exchange, path);
                }
            } else {
                say(exchange, 404, "There is no such page.");
            }
        }
    }

    private void ask(HttpExchange exchange, String path) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        boolean message = path.endsWith("message");
        Optional<Long> offset = number(query, message ? "offset" : "from");
        if (query.length() > MOST_OF_A_QUERY || offset.isEmpty()) {
            say(exchange, 400, "state?from=OFFSET and message?offset=OFFSET, both with &at=HOST:PORT if need be");
        } else if (!waiting.tryAcquire()) {
            answer(
                    exchange,
                    200,
                    JSON,
                    "{\"brokers\":[],\"trouble\":{\"kind\":\"slow\",\"says\":"
                            + "\"Other pages are waiting for the broker.\"}}");
        } else {
            try {
                Optional<String> at = value(query, "at");
                String json = message ? inspector.message(at, offset.get()) : inspector.state(at, offset.get());
                answer(exchange, 200, JSON, json);
            } finally {
                waiting.release();
            }
        }
    }

    private static Optional<Long> number(String query, String name) {
        return value(query, name).filter(v -> v.matches("-1|\\d{1,18}")).map(Long::valueOf);
    }

    private static Optional<String> value(String query, String name) {
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                try {
                    return Optional.of(URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try (InputStream in = InspectPages.class.getResourceAsStream(name)) {
            answer(exchange, 200, FILES.get(path), in.readAllBytes());
        }
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        answer(exchange, status, "text/plain; charset=utf-8", sentence);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", POLICY);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
