package programs.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import minibroker.remoting.FrameDecoder;
import minibroker.remoting.FrameEncoder;
import minibroker.remoting.RemotingCommand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands between a client and a server, passes every frame on, and shows each in one line.
 *
 * <p>Frames are cut by {@link FrameDecoder} and put together again by {@link FrameEncoder}: the learner's, when those
 * come first on the class path. An answer that names a broker gets the address of a tap in front of that broker
 * instead.
 *
 * <p>Each connection has two threads, one for each direction; they end with it.
 */
final class WireTap implements AutoCloseable {
    /** A broker's address in the JSON of a route: {@code "brokerAddrs":{0:"127.0.0.1:10911"}}. */
    private static final Pattern BROKER = Pattern.compile("(\"brokerAddrs\":\\{\"?0\"?:\")([^\"]+)");

    private static final int READ_SIZE = 8192;

    private final String name;
    private final InetSocketAddress target;
    private final TapPrinter printer;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, WireTap> brokers = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** @param name of the server behind it, for the printed lines */
    WireTap(String name, String target, TapPrinter printer) throws IOException {
        int colon = target.lastIndexOf(':');
        this.name = name;
        this.target = new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        this.printer = printer;
        start("tap-" + name, this::accept);
    }

    /** Where clients connect to. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = keep(server.accept());
            Socket behind = keep(new Socket(target.getAddress(), target.getPort()));
            start("tap-to-" + name, () -> pump(client, behind, "-> " + name));
            start("tap-from-" + name, () -> pump(behind, client, "<- " + name));
        }
    }

    /** Reads whatever comes, cuts it into frames and sends each on. */
    private void pump(Socket from, Socket to, String direction) throws IOException {
        FrameDecoder frames = new FrameDecoder(type -> new HeaderAsItCame((byte) type));
        ByteBuf arrived = Unpooled.buffer();
        List<Object> commands = new ArrayList<>();
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            while (arrived.writeBytes(in, READ_SIZE) >= 0) {
                int before;
                do {
                    before = commands.size();
                    frames.decode(arrived, commands);
                } while (commands.size() > before);
                for (Object command : commands) {
                    pass((RemotingCommand) command, direction, out);
                }
                commands.clear();
                arrived.discardReadBytes();
            }
        }
    }

    private void pass(RemotingCommand command, String direction, OutputStream out) throws IOException {
        ByteBuf frame = Unpooled.buffer();
        HeaderAsItCame header = new HeaderAsItCame((byte) command.code());
        new FrameEncoder(header).encode(command.withBody(throughTaps(command.body())), frame);
        printer.print(direction, frame.readableBytes(), command);
        frame.readBytes(out, frame.readableBytes());
        out.flush();
    }

    private byte[] throughTaps(byte[] body) {
        String text = new String(body, UTF_8);
        return BROKER.matcher(text).find()
                ? BROKER.matcher(text).replaceAll(this::tapped).getBytes(UTF_8)
                : body;
    }

    private String tapped(MatchResult address) {
        return address.group(1)
                + brokers.computeIfAbsent(address.group(2), this::tapBroker).address();
    }

    private WireTap tapBroker(String address) {
        try {
            return new WireTap("broker", address, printer);
        } catch (IOException e) {
            throw new IllegalStateException("no tap in front of " + address, e);
        }
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        for (WireTap broker : brokers.values()) {
            broker.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void start(String thread, Work work) {
        Thread started = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        return; // one side went away, and with it the connection
                    } catch (RuntimeException failure) {
                        printer.failed(failure);
                    }
                },
                thread);
        started.setDaemon(true);
        started.start();
    }
}
