package programs.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Sends text through real sockets and shows what each read returns: the borders of the writes are gone.
 *
 * <p>Before each read it waits until as many bytes have arrived as the read may take, so that it prints the same at
 * every run. A program that doesn't wait sees any of these outcomes, and others, as it happens.
 */
public final class NoBorders {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private NoBorders() {}

    /** Prints the three experiments. */
    public static void main(String[] args) throws IOException {
        System.out.print(text());
    }

    static String text() throws IOException {
        return experiment("Two writes, one read", 64, "cancel 4711", "cancel 4712")
                + "\n"
                + experiment("One write, three reads of at most 5 bytes", 5, "cancel 4711")
                + "\n"
                + experiment("Two writes, two reads of at most 20 bytes", 20, "cancel 4711", "cancel 4712");
    }

    private static String experiment(String title, int readSize, String... writes) throws IOException {
        StringBuilder text = new StringBuilder(title).append('\n');
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket receiver = server.accept()) {
            sender.setTcpNoDelay(true);
            OutputStream out = sender.getOutputStream();
            int onTheWay = 0;
            for (String write : writes) {
                out.write(write.getBytes(US_ASCII));
                onTheWay += write.length();
                text.append("  write  \"").append(write).append("\"\n");
            }
            InputStream in = receiver.getInputStream();
            byte[] buffer = new byte[readSize];
            while (onTheWay > 0) {
                await(in, Math.min(readSize, onTheWay));
                int size = in.read(buffer);
                onTheWay -= size;
                text.append("  read   \"")
                        .append(new String(buffer, 0, size, US_ASCII))
                        .append("\"\n");
            }
        }
        return text.toString();
    }

    private static void await(InputStream in, int bytes) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (in.available() < bytes) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("only %s of %s bytes arrived".formatted(in.available(), bytes));
            }
            Thread.onSpinWait();
        }
    }
}
