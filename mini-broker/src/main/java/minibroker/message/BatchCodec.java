package minibroker.message;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.message.MessageCodec.bytes;

/**
 * Several messages in the body of one send.
 *
 * <pre>
 *  repeated:
 *    size of this record   int32
 *    magic                 int32   0
 *    CRC of the body       int32   0
 *    flag                  int32
 *    body                  int32 + n
 *    properties            int16 + n
 * </pre>
 *
 * <p>Every length comes from the other side and is checked against the bytes that are there. Without state: any thread
 * may call.
 *
 * <p>RocketMQ: {@code MessageDecoder.encodeMessages} and {@code MessageDecoder.decodeMessages}.
 */
public final class BatchCodec {
    private static final int FIXED_BYTES = 5 * Integer.BYTES + Short.BYTES;

    private BatchCodec() {}

    /** What a message of a batch has of its own; topic and queue are the same for all. */
    public record Entry(int flag, byte[] body, String properties) {}

    /**
     * The messages as one body, in their order.
     *
     * @throws IllegalArgumentException if the properties of one are too long for their two bytes of length
     */
    public static byte[] encode(List<Entry> entries) {
        // tag::15-2[]
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] properties = entry.properties().getBytes(UTF_8);
            if (properties.length > MessageRules.MAX_PROPERTIES) {
                throw new IllegalArgumentException("Properties of %s bytes".formatted(properties.length));
            }
            ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + entry.body().length + properties.length);
            out.putInt(out.capacity());
            out.putInt(0);
            out.putInt(0);
            out.putInt(entry.flag());
            out.putInt(entry.body().length).put(entry.body());
            out.putShort((short) properties.length).put(properties);
            batch.writeBytes(out.array());
        }
        return batch.toByteArray();
        // end::15-2[]
    }

    /**
     * @return the messages in their order
     * @throws IllegalArgumentException if the bytes are no batch
     */
    public static List<Entry> decode(byte[] batch) {
        ByteBuffer in = ByteBuffer.wrap(batch);
        List<Entry> entries = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                entries.add(readEntry(in));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "The batch ends in the middle of message %s".formatted(entries.size()), e);
        }
        return entries;
    }

    private static Entry readEntry(ByteBuffer in) {
        // tag::15-2[]
        int start = in.position();
        int size = in.getInt();
        in.getInt();
        in.getInt();
        int flag = in.getInt();
        byte[] body = bytes(in, in.getInt());
        byte[] properties = bytes(in, in.getShort());
        int read = in.position() - start;
        if (read != size) {
            throw new IllegalArgumentException("A message of %s bytes says that it has %s".formatted(read, size));
        }
        return new Entry(flag, body, new String(properties, UTF_8));
        // end::15-2[]
    }
}
