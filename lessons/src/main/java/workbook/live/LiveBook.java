package workbook.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import workbook.catalogue.BrokenLesson;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.process.PageFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers what pages of the book ask when they are read on this machine: how far the learner is, and the check of an
 * exercise. Other machines find nothing here, and pages of other sites are refused.
 *
 * <p>Pages ask again and again with the {@code ETag} of the answer before; as long as nothing is new they hear no more
 * than that.
 */
public final class LiveBook implements HttpHandler, AutoCloseable {
    static final String PATH = "/live/";

    private static final int MOST_BYTES = 1_000;
    private static final String JSON = "application/json";

    private final WorkbookLayout folders;
    private final Standings standings;
    private final PageChecks checks;

    /** @param check gives a verdict and remembers it; what it throws is for people. One thread at a time. */
    public LiveBook(WorkbookLayout folders, Consumer<Exercise> check, Clock clock) {
        this.folders = folders;
        standings = new Standings(folders);
        checks = new PageChecks(check, clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Visitor visitor = Visitor.of(exchange);
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
            if (!visitor.onThisMachine()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path.equals(PATH + "crosscheck.html")) {
                crossCheck(exchange, visitor);
            } else if (visitor.mayNotAsk().isPresent()) {
                answer(exchange, 403, LiveJson.words(visitor.mayNotAsk().get()));
            } else {
                asked(exchange, path);
            }
        }
    }

    private void asked(HttpExchange exchange, String path) throws IOException {
        try {
            switch (path) {
                case PATH + "state" -> whenIt(exchange, "GET", this::state);
                case PATH + "check" -> whenIt(exchange, "POST", this::check);
                default -> answer(exchange, 404, LiveJson.words("there is only /live/state and /live/check"));
            }
        } catch (BrokenLesson | LostTag | UncheckedIOException e) {
            answer(exchange, 503, LiveJson.words(String.valueOf(e.getMessage())));
        }
    }

    private void whenIt(HttpExchange exchange, String method, HttpHandler handler) throws IOException {
        if (exchange.getRequestMethod().equals(method)) {
            handler.handle(exchange);
        } else {
            exchange.getResponseHeaders().set("Allow", method);
            answer(exchange, 405, LiveJson.words("only %s does something here".formatted(method)));
        }
    }

    private void state(HttpExchange exchange) throws IOException {
        // First what runs: who finds it ended must find its verdict, too.
        Optional<PageChecks.Running> running = checks.running();
        Standing standing = standings.now();
        byte[] state = LiveJson.state(standing, lesson(exchange, standing), running, checks.trouble());
        String tag = "\"%s\"".formatted(hash(state));
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        answer(exchange, 200, state);
    }

    private static Optional<Lesson> lesson(HttpExchange exchange, Standing standing) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return query.startsWith("lesson=")
                ? standing.catalogue().lesson(query.substring("lesson=".length()))
                : Optional.empty();
    }

    private void check(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (!type.equals(JSON)) {
            answer(exchange, 415, LiveJson.words("that has to be %s".formatted(JSON)));
        } else if (body.length > MOST_BYTES) {
            answer(exchange, 413, LiveJson.words("that is more than %s bytes".formatted(MOST_BYTES)));
        } else {
            check(exchange, LiveJson.asked(body));
        }
    }

    private void check(HttpExchange exchange, Optional<String> id) throws IOException {
        if (id.isEmpty()) {
            answer(exchange, 400, LiveJson.words("that has to be {\"exercise\": \"07-2\"}"));
            return;
        }
        Optional<Standing.Of> named = standings.now().of(id.get());
        if (named.isEmpty() || !named.get().checkable()) {
            String words = named.isEmpty() ? "there is no such exercise" : "%s has no checks".formatted(id.get());
            answer(exchange, 404, LiveJson.words(words));
        } else if (checks.start(named.get().exercise())) {
            answer(exchange, 202, LiveJson.words("%s is being checked".formatted(id.get())));
        } else {
            String other = checks.running().map(PageChecks.Running::exercise).orElse("another exercise");
            answer(exchange, 409, LiveJson.words("%s is being checked: one at a time".formatted(other)));
        }
    }

    /** Written by {@code ./workbook crosscheck --page}. */
    private void crossCheck(HttpExchange exchange, Visitor visitor) throws IOException {
        if (visitor.mayNotRead().isPresent()) {
            answer(exchange, 403, LiveJson.words(visitor.mayNotRead().get()));
        } else if (!PageFiles.READING.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", PageFiles.READING));
            exchange.sendResponseHeaders(405, -1);
        } else if (!Files.isRegularFile(folders.crossCheckPage())) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            PageFiles.send(exchange, folders.crossCheckPage());
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : json.length);
        if (!head) {
            exchange.getResponseBody().write(json);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public void close() {
        checks.close();
    }
}
