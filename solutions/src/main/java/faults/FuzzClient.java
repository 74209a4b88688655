package faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Sends whatever bytes it is given over one connection after the other, and reads what comes back only to throw it
 * away. One thread uses it.
 */
final class FuzzClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final InetSocketAddress broker;
    private final byte[] rubbish = new byte[64 * 1024];
    private Socket socket;
    private long answerBytes;
    private int connections;

    FuzzClient(String broker) {
        int colon = broker.lastIndexOf(':');
        this.broker = new InetSocketAddress(broker.substring(0, colon), Integer.parseInt(broker.substring(colon + 1)));
    }

    /** How many bytes were answered. */
    long answerBytes() {
        return answerBytes;
    }

    /** How many connections it took. */
    int connections() {
        return connections;
    }

    /**
     * Sends them, on a new connection if the broker has closed the last one.
     *
     * @throws PromiseBroken if the broker takes no connection any more
     */
    void send(byte[] bytes) {
        if (socket == null) {
            connect();
        }
        try {
            socket.getOutputStream().write(bytes);
            InputStream in = socket.getInputStream();
            while (in.available() > 0) {
                answerBytes += Math.max(0, in.read(rubbish));
            }
        } catch (IOException closedByBroker) {
            socket = null;
        }
    }

    private void connect() {
        socket = new Socket();
        connections++;
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(broker, PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new PromiseBroken("The broker takes no connection any more: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        hangUp();
    }

    /**
     * Says that nothing more comes, reads what is still answered, and ends the connection; the next send begins
     * another. Without the reading the system might throw away what the broker has not read yet.
     */
    void hangUp() {
        if (socket == null) {
            return;
        }
        try (Socket ending = socket) {
            ending.shutdownOutput();
            InputStream in = ending.getInputStream();
            for (int count = in.read(rubbish); count >= 0; count = in.read(rubbish)) {
                answerBytes += count;
            }
        } catch (SocketTimeoutException e) {
            throw new PromiseBroken(
                    "The broker keeps a connection that has ended for more than %s ms".formatted(PATIENCE_MILLIS));
        } catch (IOException closedByBroker) {
            return;
        } finally {
            socket = null;
        }
    }
}
