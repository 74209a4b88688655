package faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Stands between clients and a broker: passes everything on, lets somebody look at each frame on its way to the broker,
 * and cuts connections when told to.
 *
 * <p>Two threads for each connection; they end with it. Any thread may call.
 */
final class Proxy implements AutoCloseable {
    private static final int READ_SIZE = 16 * 1024;
    private static final int MAX_FRAME = 16 * 1024 * 1024;

    /** The two halves of a connection. */
    private record Pair(Socket client, Socket broker) {
        void cut() {
            close(client);
            close(broker);
        }
    }

    private final InetSocketAddress target;
    private final Consumer<byte[]> frames;
    private final ServerSocket server;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();

    /** @param frames told of each frame that a client sends, its length included, before it is passed on */
    Proxy(String broker, Consumer<byte[]> frames) {
        int colon = broker.lastIndexOf(':');
        this.target = new InetSocketAddress(broker.substring(0, colon), Integer.parseInt(broker.substring(colon + 1)));
        this.frames = frames;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("proxy-accept", this::accept);
    }

    /** Where clients connect to. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Cuts one connection, in the middle of whatever is under way; returns whether there was one. */
    boolean cutOne(Random random) {
        List<Pair> now = List.copyOf(pairs);
        if (now.isEmpty()) {
            return false;
        }
        now.get(random.nextInt(now.size())).cut();
        return true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket broker = new Socket();
            broker.connect(target);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Pair pair = new Pair(client, broker);
            pairs.add(pair);
            start("proxy-to-broker", () -> {
                try (pair.client) {
                    passFrames(pair);
                } finally {
                    forget(pair);
                }
            });
            start("proxy-to-client", () -> {
                try (InputStream in = broker.getInputStream();
                        OutputStream out = client.getOutputStream()) {
                    byte[] bytes = new byte[READ_SIZE];
                    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                        out.write(bytes, 0, count);
                    }
                } finally {
                    forget(pair);
                }
            });
        }
    }

    private void passFrames(Pair pair) throws IOException {
        DataInputStream in = new DataInputStream(pair.client.getInputStream());
        OutputStream out = pair.broker.getOutputStream();
        while (true) {
            int length = in.readInt();
            if (length < 0 || length > MAX_FRAME) {
                throw new IOException("no frame has length " + length);
            }
            byte[] frame = new byte[Integer.BYTES + length];
            ByteBuffer.wrap(frame).putInt(length);
            in.readFully(frame, Integer.BYTES, length);
            frames.accept(frame);
            out.write(frame);
        }
    }

    private void forget(Pair pair) {
        pairs.remove(pair);
        pair.cut();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pairs.forEach(Pair::cut);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException oneSideIsGone) {
                        return;
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
