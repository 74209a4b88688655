package workbook.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of a folder, to be read and nothing else.
 *
 * @param folder a real path
 */
public record PageFiles(Path folder) implements HttpHandler {
    public static final List<String> READING = List.of("GET", "HEAD");

    private static final String MISSING = "There is no such page. What builds the book: ./workbook book";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!READING.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", String.join(", ", READING));
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            Path file = folder.resolve("." + (path.endsWith("/") ? path + "index.html" : path))
                    .normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                byte[] words = MISSING.getBytes(StandardCharsets.UTF_8);
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(404, head ? -1 : words.length);
                exchange.getResponseBody().write(words, 0, head ? 0 : words.length);
                return;
            }
            send(exchange, file);
        }
    }

    /** No other site may show it in a frame, where somebody would click on it unknowingly. */
    public static void send(HttpExchange exchange, Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.getResponseHeaders().set("Content-Security-Policy", "frame-ancestors 'self'");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        byte[] content = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
