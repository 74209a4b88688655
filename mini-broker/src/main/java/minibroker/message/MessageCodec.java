package minibroker.message;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A stored message as bytes: the record of the commit log, and the body of an answer to a pull.
 *
 * <pre>
 *   0  size of the record        int32
 *   4  magic                     int32   which of the two versions this is
 *   8  CRC of the body           int32
 *  12  queue id                  int32
 *  16  flag                      int32
 *  20  queue offset              int64
 *  28  commit log offset         int64
 *  36  sysFlag                   int32
 *  40  born timestamp            int64
 *  48  born host                 4 or 16 bytes + int32 port
 *      store timestamp           int64
 *      store host                4 or 16 bytes + int32 port
 *      reconsume times           int32
 *      prepared transaction      int64
 *      body                      int32 + n
 *      topic                     version 1: uint8 + n, version 2: int16 + n
 *      properties                int16 + n
 * </pre>
 *
 * <p>Version 2 is for topics longer than 127 bytes: retry topics of pop consumers, which name a group and a topic. The
 * client reads this layout, so no byte may differ from RocketMQ's. Without state: any thread may call.
 *
 * <p>RocketMQ: {@code MessageDecoder}.
 */
public final class MessageCodec {
    static final int MAGIC_V1 = 0xDAA320A7;
    public static final int MAGIC_V2 = 0xDAA320AB;

    static final int MAX_TOPIC_V1 = 127;

    private MessageCodec() {}

    /** The record of a message, from its first byte to its last. */
    public static byte[] encode(StoredMessage stored) {
        RecordDraft draft = new RecordDraft(stored.message(), stored.storeHost());
        ByteBuffer out = ByteBuffer.allocate(draft.size());
        draft.writeBehindSize(out, stored.queueOffset(), stored.commitLogOffset(), stored.storeTimestamp());
        out.putInt(0, draft.size());
        return out.array();
    }

    /**
     * Reads the record that starts at the buffer's position and moves the position to the byte after it.
     *
     * @throws IllegalArgumentException if no record starts there
     */
    public static StoredMessage decode(ByteBuffer in) {
        int start = in.position();
        int size = in.getInt();
        int magic = in.getInt();
        if (magic != MAGIC_V1 && magic != MAGIC_V2) {
            throw new IllegalArgumentException("No message starts at %s: magic %08x".formatted(start, magic));
        }
        int crc = in.getInt();
        int queueId = in.getInt();
        int flag = in.getInt();
        long queueOffset = in.getLong();
        long commitLogOffset = in.getLong();
        int sysFlag = in.getInt();
        long bornTimestamp = in.getLong();
        InetSocketAddress bornHost = host(in, (sysFlag & SysFlag.BORN_HOST_V6) != 0);
        long storeTimestamp = in.getLong();
        InetSocketAddress storeHost = host(in, (sysFlag & SysFlag.STORE_HOST_V6) != 0);
        int reconsumeTimes = in.getInt();
        long preparedTransactionOffset = in.getLong();
        byte[] body = bytes(in, in.getInt());
        String topic = text(in, magic == MAGIC_V2 ? in.getShort() : in.get() & 0xFF);
        String properties = text(in, in.getShort());
        if (in.position() - start != size || RecordDraft.crc(body) != crc) {
            throw new IllegalArgumentException("The message at %s is damaged".formatted(start));
        }
        Message message = new Message(
                new MessageQueue(topic, queueId),
                flag,
                sysFlag,
                bornTimestamp,
                bornHost,
                reconsumeTimes,
                preparedTransactionOffset,
                body,
                properties);
        return new StoredMessage(message, queueOffset, commitLogOffset, storeTimestamp, storeHost);
    }

    private static InetSocketAddress host(ByteBuffer in, boolean v6) {
        byte[] address = bytes(in, v6 ? 16 : 4);
        try {
            InetAddress host = v6 ? Inet6Address.getByAddress(null, address, -1) : InetAddress.getByAddress(address);
            return new InetSocketAddress(host, in.getInt());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address of 4 or 16 bytes is one", impossible);
        }
    }

    /** @throws IllegalArgumentException if that many are not there */
    static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("%s bytes announced, %s are there".formatted(length, in.remaining()));
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer in, int length) {
        return new String(bytes(in, length), UTF_8);
    }
}
