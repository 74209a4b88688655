package workbook.inspect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import workbook.catalogue.WorkbookLayout;
import workbook.process.PageFiles;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the inspector to this machine, and the book beside it as it was built last, so that links into lessons lead
 * somewhere. It builds nothing.
 */
public final class InspectServer implements AutoCloseable {
    /** Where it is if nobody says otherwise, so that a page that is open goes on with the next server. */
    public static final int PORT = 7081;

    private static final int PORTS_TRIED = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PAGE = "/inspect.html";
    private static final List<String> STYLE = List.of("/book.css", "/favicon.svg");
    private static final String NOT_BUILT = "The book is not built yet. Type: ./workbook book";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    private InspectServer(HttpServer server) {
        this.server = server;
    }

    /** @param port that one or the next that is free; 0 for any */
    public static InspectServer start(WorkbookLayout folders, RunningBrokers brokers, int port) throws IOException {
        return start(folders, new Inspector(brokers, PATIENCE), port);
    }

    static InspectServer start(WorkbookLayout folders, Inspector inspector, int port) throws IOException {
        InspectServer inspect = new InspectServer(bind(port));
        InspectPages pages = new InspectPages(inspector);
        inspect.server.createContext(PAGE, pages);
        inspect.server.createContext("/inspect/", pages);
        inspect.server.createContext("/", exchange -> book(exchange, folders));
        inspect.server.setExecutor(inspect.threads);
        inspect.server.start();
        return inspect;
    }

    private static HttpServer bind(int port) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                int next = port == 0 ? 0 : port + tried - 1;
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), next), 0);
            } catch (BindException e) {
                if (tried == PORTS_TRIED) {
                    throw new IOException("ports %s to %s are taken".formatted(port, port + tried - 1), e);
                }
            }
        }
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + PAGE;
    }

    /** The style and the picture of the tab are there even if the book was never built. */
    private static void book(HttpExchange exchange, WorkbookLayout folders) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean built = Files.isRegularFile(folders.book().resolve("index.html"));
        Path styles = folders.bookStyle().getParent();
        boolean style = STYLE.contains(path) && Files.isRegularFile(folders.bookStyle());
        if (path.equals("/") && !built) {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", PAGE);
                exchange.sendResponseHeaders(302, -1);
            }
        } else if (style) {
            new PageFiles(styles.toRealPath()).handle(exchange);
        } else if (built) {
            new PageFiles(folders.book().toRealPath()).handle(exchange);
        } else {
            try (exchange) {
                byte[] sentence = NOT_BUILT.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(404, sentence.length);
                exchange.getResponseBody().write(sentence);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
