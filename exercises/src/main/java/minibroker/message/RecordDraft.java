package minibroker.message;

import minibroker.exercise.NotDoneYet;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A message's record without its place: everything that is known before the log says where it goes.
 *
 * <p>Made before the log's lock is taken, so that only copying is done under the lock. Immutable: any thread may call.
 */
public final class RecordDraft {
    private final Message message;
    private final byte[] topic;
    private final byte[] properties;
    private final byte[] bornAddress;
    private final byte[] storeAddress;
    private final int storePort;
    private final int bodyCrc;
    private final int size;

    /** @param storeHost the broker's address, which goes into every record */
    public RecordDraft(Message message, InetSocketAddress storeHost) {
        this.message = message;
        this.topic = message.topic().getBytes(UTF_8);
        this.properties = message.properties().getBytes(UTF_8);
        this.bornAddress = message.bornHost().getAddress().getAddress();
        this.storeAddress = storeHost.getAddress().getAddress();
        this.storePort = storeHost.getPort();
        this.bodyCrc = crc(message.body());
        this.size = countBytes();
    }

    /** Bytes of the record, all its fields together; the diagram is at {@link MessageCodec}. */
    private int countBytes() {
        // tag::06-1[]
        throw new NotDoneYet("06-1");
        // end::06-1[]
    }

    /** Bytes of the record. */
    public int size() {
        return size;
    }

    /**
     * Writes the record at the buffer's position, all but its first field, the size. The caller writes that last; only
     * then is it a record.
     */
    public void writeBehindSize(ByteBuffer out, long queueOffset, long commitLogOffset, long storeTimestamp) {
        // tag::06-1[]
        throw new NotDoneYet("06-1");
        // end::06-1[]
    }

    /** The topic's length, in {@link #topicLengthBytes} bytes, then the topic. */
    private void putTopic(ByteBuffer out) {
        // tag::06-1[]
        throw new NotDoneYet("06-1");
        // end::06-1[]
    }

    /** 1 in a record of version 1, 2 in one of version 2. */
    private int topicLengthBytes() {
        return topic.length > MessageCodec.MAX_TOPIC_V1 ? 2 : 1;
    }

    /** The sender's bits, and the two that say how long the addresses are. */
    private int sysFlag() {
        int hosts = (bornAddress.length == 16 ? SysFlag.BORN_HOST_V6 : 0)
                | (storeAddress.length == 16 ? SysFlag.STORE_HOST_V6 : 0);
        return message.sysFlag() & ~(SysFlag.BORN_HOST_V6 | SysFlag.STORE_HOST_V6) | hosts;
    }

    static int crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue() & 0x7FFFFFFF;
    }
}
