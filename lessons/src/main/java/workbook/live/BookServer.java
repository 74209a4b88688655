package workbook.live;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import workbook.process.PageFiles;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a folder of HTML pages to this machine only, or to its network when asked. */
public final class BookServer implements AutoCloseable {
    /** Nobody's: not RocketMQ's, not a well-known one, and not among those that systems give to clients. */
    public static final int USUAL_PORT = 18611;

    private static final int MORE_PORTS = 9;
    private static final int ANY_PORT = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private BookServer(Path folder, InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/", new PageFiles(folder.toRealPath()));
        server.setExecutor(threads);
        server.start();
    }

    /** @param port 0 for one that is free */
    public static BookServer toThisMachine(Path folder, int port) throws IOException {
        return new BookServer(folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Whoever reaches this machine can read the pages.
     *
     * @param port 0 for one that is free
     */
    public static BookServer toTheNetwork(Path folder, int port) throws IOException {
        return new BookServer(folder, new InetSocketAddress(port));
    }

    /** A way of serving on a given port. */
    public interface OnPort {
        BookServer open(int port) throws IOException;
    }

    /** On this port or one of the next ones; where all of them are taken, on any. */
    public static BookServer onFirstFree(int port, OnPort way) throws IOException {
        for (int next = port; next <= port + MORE_PORTS; next++) {
            try {
                return way.open(next);
            } catch (SocketException e) {
                // Taken, or not allowed here: the next one may do.
            }
        }
        return way.open(ANY_PORT);
    }

    /** From now on answers as well what pages ask, if they are read on this machine. */
    public BookServer answering(LiveBook live) {
        return answering(LiveBook.PATH, live);
    }

    /** From now on has what begins so answered by somebody else, who sees to it who may ask. */
    public BookServer answering(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    /** Where others in the network reach it; empty if this machine is in none. */
    public List<String> addressesInTheNetwork() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(BookServer::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> "http://%s:%s/".formatted(address.getHostAddress(), port()))
                .toList();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false; // it has just gone
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://localhost:%s/".formatted(port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
