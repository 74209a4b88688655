package minibroker.message;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * <p>Every length comes from the other side and is checked against what is there. Without state: any thread may call.
 *
 * <p>RocketMQ: {@code MessageDecoder.encodeMessages} and {@code MessageDecoder.decodeMessages}.
 */
public final class BatchCodec {
    private BatchCodec() {}

    /** One message of a batch; all else it shares with the others. */
    public record Entry(int flag, byte[] body, String properties) {}

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
                    "The batch ends in the middle of message %d".formatted(entries.size()), e);
        }
        return entries;
    }

    private static Entry readEntry(ByteBuffer in) {
        int start = in.position();
        int size = in.getInt();
        in.getInt();
        in.getInt();
        int flag = in.getInt();
        byte[] body = bytes(in, in.getInt());
        byte[] properties = bytes(in, in.getShort());
        if (in.position() - start != size) {
            throw new IllegalArgumentException(
                    "A message of %d bytes says that it has %d".formatted(in.position() - start, size));
        }
        return new Entry(flag, body, new String(properties, UTF_8));
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("%d bytes announced, %d are there".formatted(length, in.remaining()));
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
