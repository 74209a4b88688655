package workbook.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SortedMap;

/**
 * One request in RocketMQ's protocol, by hand, since the workbook program has no client. Each has a connection of its
 * own, which is closed with the answer.
 *
 * <pre>
 * | length 4 | kind of header 1, its length 3 | header, JSON | body |
 * </pre>
 *
 * @param fields of the header, by name
 */
public record BrokerQuestion(int code, SortedMap<String, String> fields) {
    private static final int MOST_BYTES = 8 << 20;
    private static final int VERSION = 513;

    /**
     * @param patience for all of it: connecting, sending, and the last byte of the answer
     * @throws java.net.ConnectException if nobody listens there
     * @throws SocketTimeoutException if the answer is not complete by then
     */
    public BrokerReply ask(InetSocketAddress server, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(server, millisLeft(deadline));
            byte[] header = header();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(4 + header.length);
            out.writeInt(header.length);
            out.write(header);
            out.flush();
            int length = ByteBuffer.wrap(read(socket, 4, deadline)).getInt();
            if (length < 4 || length > MOST_BYTES) {
                throw new IOException("an answer of " + length + " bytes, which is none of RocketMQ's protocol");
            }
            ByteBuffer frame = ByteBuffer.wrap(read(socket, length, deadline));
            byte[] answered = new byte[lengthOfHeader(frame)];
            frame.get(answered);
            byte[] body = new byte[frame.remaining()];
            frame.get(body);
            return BrokerReply.of(answered, body);
        }
    }

    /** The kind of header is in the highest byte, 0 for JSON: a server answers in the kind in which it was asked. */
    private static int lengthOfHeader(ByteBuffer frame) throws IOException {
        int length = frame.getInt();
        if (length < 0 || length > frame.remaining()) {
            throw new IOException("a header of %s bytes in a frame of %s".formatted(length, frame.limit()));
        }
        return length;
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeObjectFieldStart("extFields");
            for (var field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("flag", 0);
            json.writeStringField("language", "JAVA");
            json.writeNumberField("opaque", 1);
            json.writeNumberField("version", VERSION);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A server that sends a byte now and then does not make it longer. */
    private static byte[] read(Socket socket, int length, long deadline) throws IOException {
        byte[] bytes = new byte[length];
        InputStream in = socket.getInputStream();
        for (int at = 0; at < length; ) {
            socket.setSoTimeout(millisLeft(deadline));
            int count = in.read(bytes, at, length - at);
            if (count < 0) {
                throw new EOFException("the connection was closed after %s of %s bytes".formatted(at, length));
            }
            at += count;
        }
        return bytes;
    }

    private static int millisLeft(long deadline) throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no complete answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
