package workbook.inspect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens in a broker's place. Answers each request alike, keeps the headers of all, or says nothing at all. */
final class LittleServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final byte[] frame;

    private LittleServer(byte[] frame) throws IOException {
        this.frame = frame;
        Thread thread = new Thread(this::serve, "little server");
        thread.setDaemon(true);
        thread.start();
    }

    static LittleServer answering(int code, String remark, String body) throws IOException {
        byte[] header = "{\"code\":%s,\"remark\":\"%s\",\"extFields\":{\"a\":\"b\"},\"flag\":1}"
                .formatted(code, remark)
                .getBytes(StandardCharsets.UTF_8);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        java.nio.ByteBuffer frame = java.nio.ByteBuffer.allocate(8 + header.length + bytes.length);
        frame.putInt(4 + header.length + bytes.length);
        frame.putInt(header.length).put(header).put(bytes);
        return new LittleServer(frame.array());
    }

    /** The frame is sent as it is; an empty one is waited for as long as anybody likes. */
    static LittleServer sending(byte... frame) throws IOException {
        return new LittleServer(frame);
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                DataInputStream in = new DataInputStream(connection.getInputStream());
                byte[] request = in.readNBytes(in.readInt());
                asked.add(new String(request, 4, request.length - 4, StandardCharsets.UTF_8));
                new DataOutputStream(connection.getOutputStream()).write(frame);
            }
        } catch (IOException closed) {
            asked.add("closed");
        }
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The headers, in the order in which they came. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
