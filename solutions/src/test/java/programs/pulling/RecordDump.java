package programs.pulling;

import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A stored message as a table: where each field begins, its bytes, and what they mean. It reads the bytes on its own.
 */
final class RecordDump {
    private static final int ROW = 8;

    private final ByteBuffer in;
    private final StringBuilder text = new StringBuilder("offset  bytes                    meaning\n");

    private RecordDump(ByteBuffer record) {
        in = record;
    }

    /** The message of the lesson. */
    static String ofALessonsMessage() {
        Message message = new Message(
                new MessageQueue("TicketSales", 2),
                0,
                0,
                1_767_225_600_000L,
                new InetSocketAddress("10.0.0.7", 51_000),
                0,
                0,
                "order 4711".getBytes(UTF_8),
                "KEYS\u00014711\u0002TAGS\u0001paid\u0002");
        StoredMessage stored =
                new StoredMessage(message, 3, 1_234, 1_767_225_600_005L, new InetSocketAddress("127.0.0.1", 10_911));
        return new RecordDump(ByteBuffer.wrap(MessageCodec.encode(stored))).record();
    }

    private String record() {
        row(4, "size of the record: " + in.getInt(in.position()));
        row(4, "magic: version 1");
        row(4, "CRC of the body");
        row(4, "queue id: " + in.getInt(in.position()));
        row(4, "flag: the sender's own number");
        row(8, "queue offset: " + in.getLong(in.position()));
        row(8, "commit log offset: " + in.getLong(in.position()));
        row(4, "sysFlag: no bit set");
        row(8, "born timestamp, by the sender's clock");
        row(4, "born host: 10.0.0.7");
        row(4, "its port: " + in.getInt(in.position()));
        row(8, "store timestamp, by the broker's clock");
        row(4, "store host: 127.0.0.1");
        row(4, "its port: " + in.getInt(in.position()));
        row(4, "reconsume times: how often a consumer failed");
        row(8, "prepared transaction: none");
        int body = in.getInt(in.position());
        row(4, "body: " + body + " bytes");
        rows(body, "body");
        int topic = in.get(in.position());
        row(1, "topic: " + topic + " bytes");
        rows(topic, "topic");
        int properties = in.getShort(in.position());
        row(2, "properties: " + properties + " bytes");
        rows(properties, "properties");
        return text.toString();
    }

    private void rows(int size, String what) {
        for (int left = size; left > 0; left -= ROW) {
            byte[] part = new byte[Math.min(left, ROW)];
            in.get(in.position(), part);
            String shown = new String(part, UTF_8).replace('\u0001', '=').replace('\u0002', ';');
            row(part.length, "%-11s%s".formatted(what, shown));
        }
    }

    private void row(int size, String meaning) {
        byte[] bytes = new byte[size];
        int at = in.position();
        in.get(bytes);
        text.append("%6s  %-24s %s\n".formatted(at, HexFormat.ofDelimiter(" ").formatHex(bytes), meaning));
    }
}
