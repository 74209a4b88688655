package minibroker.inspect;

import minibroker.message.MessageCodec;
import minibroker.message.SysFlag;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The fields of a record one after the other, in the layout of {@link MessageCodec}, by the names that RocketMQ's
 * source gives them.
 *
 * <p>One thread uses it.
 */
final class RecordFields {
    /** Of a longer field, the first bytes are shown. */
    static final int MOST_BYTES = 4096;

    private static final int COMPRESSED = 1;

    private final ByteBuffer record;
    private final List<JsonMembers> fields = new ArrayList<>();

    private RecordFields(byte[] record) {
        this.record = ByteBuffer.wrap(record);
    }

    /** @param record a whole record, as readers get it */
    static List<JsonMembers> of(byte[] record) {
        RecordFields all = new RecordFields(record);
        all.readHead();
        all.readHosts();
        all.readTexts();
        return all.fields;
    }

    private void readHead() {
        int32("TOTALSIZE", "bytes of the record");
        int32("MAGICCODE", isV2() ? "a message, its topic's length in two bytes" : "a message");
        int32("BODYCRC", "CRC-32 of the body without its highest bit");
        int32("QUEUEID", "queue of the topic");
        int32("FLAG", "the sender's own number");
        int64("QUEUEOFFSET", "place in the queue");
        int64("PHYSICALOFFSET", "place in the commit log");
        int32("SYSFLAG", isCompressed() ? "the body is compressed" : "how the body is compressed, and other bits");
    }

    private void readHosts() {
        time("BORNTIMESTAMP", "the producer made it");
        host("BORNHOST", SysFlag.BORN_HOST_V6, "the producer's address");
        time("STORETIMESTAMP", "the broker stored it");
        host("STOREHOSTADDRESS", SysFlag.STORE_HOST_V6, "the broker's address");
        int32("RECONSUMETIMES", "how many attempts have failed");
        int64("PREPARED_TRANSACTION_OFFSET", "0 for readers; in the file, this broker's sum of the whole record");
    }

    private void readTexts() {
        int bodyLength = int32("BODYLENGTH", "bytes of the body");
        String body = isCompressed() ? "what the producer sent, compressed" : "what the producer sent";
        text("BODY", bodyLength, body, text -> isCompressed() ? "" : text);
        int topicLength =
                isV2() ? int16("TOPICLENGTH", "bytes of the topic") : int8("TOPICLENGTH", "bytes of the topic");
        text("TOPIC", topicLength, "the topic in which it stands", text -> text);
        int propertiesLength = int16("PROPERTIESLENGTH", "bytes of the properties");
        text("PROPERTIES", propertiesLength, "names and values, ended by U+0001 and U+0002", RecordFields::readable);
    }

    private boolean isV2() {
        return record.getInt(4) == MessageCodec.MAGIC_V2;
    }

    private int sysFlag() {
        return record.getInt(36);
    }

    private boolean isCompressed() {
        return (sysFlag() & COMPRESSED) != 0;
    }

    private static String readable(String properties) {
        return properties.replace('\u0001', '=').replace("\u0002", "; ").strip();
    }

    private int int8(String name, String means) {
        int value = record.get(record.position()) & 0xFF;
        add(name, 1, Integer.toString(value), means);
        return value;
    }

    private int int16(String name, String means) {
        int value = record.getShort(record.position());
        add(name, 2, Integer.toString(value), means);
        return value;
    }

    private int int32(String name, String means) {
        int value = record.getInt(record.position());
        add(name, 4, Integer.toString(value), means);
        return value;
    }

    private void int64(String name, String means) {
        add(name, 8, Long.toString(record.getLong(record.position())), means);
    }

    private void time(String name, String means) {
        long millis = record.getLong(record.position());
        add(name, 8, Long.toString(millis), means + " at " + Instant.ofEpochMilli(millis));
    }

    private void host(String name, int v6, String means) {
        int length = (sysFlag() & v6) != 0 ? 16 : 4;
        byte[] address = Arrays.copyOfRange(record.array(), record.position(), record.position() + length);
        int port = record.getInt(record.position() + length);
        add(name, length + 4, text(address) + ":" + port, means);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address of 4 or 16 bytes is one", impossible);
        }
    }

    private void text(String name, int length, String means, UnaryOperator<String> shown) {
        String text = new String(record.array(), record.position(), Math.min(length, MOST_BYTES), UTF_8);
        String cut = length > MOST_BYTES ? means + "; the first %s of %s bytes".formatted(MOST_BYTES, length) : means;
        add(name, length, shown.apply(text), cut);
    }

    private void add(String name, int length, String value, String means) {
        int at = record.position();
        fields.add(new JsonMembers()
                .with("name", name)
                .with("from", at)
                .with("length", length)
                .with("hex", (Object) HexFormat.of().formatHex(record.array(), at, at + Math.min(length, MOST_BYTES)))
                .with("value", (Object) value)
                .with("means", means));
        record.position(at + length);
    }
}
