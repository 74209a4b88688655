package workbook.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a folder of HTML pages, to be read and nothing else: to this machine only, or to its network when asked. */
public final class BookServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private static final List<String> READING = List.of("GET", "HEAD");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private BookServer(Path folder, InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> answer(exchange, folder.toRealPath()));
        server.setExecutor(threads);
        server.start();
    }

    /** @param port 0 for one that is free */
    public static BookServer toThisMachine(Path folder, int port) throws IOException {
        return new BookServer(folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whoever reaches this machine can read the pages. */
    public static BookServer toTheNetwork(Path folder, int port) throws IOException {
        return new BookServer(folder, new InetSocketAddress(port));
    }

    /** Where others in the network reach it; empty if this machine is in none. */
    public List<String> addressesInTheNetwork() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(BookServer::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> "http://%s:%s/"
                        .formatted(address.getHostAddress(), server.getAddress().getPort()))
                .toList();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false; // it has just gone
        }
    }

    public String address() {
        return "http://localhost:%s/".formatted(server.getAddress().getPort());
    }

    /** Answers with a page of that folder, whose path is a real one. */
    public static void answer(HttpExchange exchange, Path folder) throws IOException {
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
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String name = file.getFileName().toString();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
