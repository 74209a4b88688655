package bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds out when a broker that is being started takes its first message: tries again and again, with a plain socket,
 * which is there sooner than any client.
 */
final class FirstSend implements AutoCloseable {
    private static final long BETWEEN_TRIES_NANOS = 2_000_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int BOUND_SECONDS = 90;

    /** Every fresh broker has this topic. */
    private static final String HEADER = """
            {"code":310,"language":"JAVA","version":513,"opaque":1,"flag":0,"serializeTypeCurrentRPC":"JSON",\
            "extFields":{"a":"bench","b":"BenchmarkTest","c":"TBW102","d":"4","e":"0","f":"0","g":"%s","h":"0","i":"",\
            "j":"0","k":"false","m":"false"}}""";

    private final InetSocketAddress broker;
    private final long startNanos = System.nanoTime();
    private final CompletableFuture<Duration> acknowledged = new CompletableFuture<>();
    private final Thread thread = new Thread(this::tryUntilAcknowledged, "first-send");

    private FirstSend(InetSocketAddress broker) {
        this.broker = broker;
    }

    /** Begins to try; the clock runs. */
    static FirstSend to(int port) {
        FirstSend first = new FirstSend(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        first.thread.setDaemon(true);
        first.thread.start();
        return first;
    }

    /** How long it took. */
    Duration await() {
        try {
            return acknowledged.get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a broker started", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "%s has acknowledged no message in %s s".formatted(broker, BOUND_SECONDS), e);
        }
    }

    private void tryUntilAcknowledged() {
        while (!thread.isInterrupted()) {
            try (Socket socket = new Socket()) {
                socket.connect(broker, ANSWER_MILLIS);
                socket.setSoTimeout(ANSWER_MILLIS);
                while (!isAcknowledged(socket)) {
                    LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
                }
                acknowledged.complete(Duration.ofNanos(System.nanoTime() - startNanos));
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
    }

    private static boolean isAcknowledged(Socket socket) throws IOException {
        byte[] header = HEADER.formatted(System.currentTimeMillis()).getBytes(UTF_8);
        byte[] body = "first".getBytes(UTF_8);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] frame = new byte[8 + header.length + body.length];
        java.nio.ByteBuffer.wrap(frame)
                .putInt(frame.length - 4)
                .putInt(header.length)
                .put(header)
                .put(body);
        out.write(frame);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] answer = new byte[in.readInt()];
        in.readFully(answer);
        return new String(answer, UTF_8).matches("(?s).*\"code\":0[,}].*");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
