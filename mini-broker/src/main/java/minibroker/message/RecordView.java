package minibroker.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads single fields of a record in the layout of {@link MessageCodec} without copying it.
 *
 * <p>Bytes that may be no record must be checked with {@link #problemWithLayout} first. One thread uses it.
 */
public final class RecordView {
    /** Bytes of the smallest record: no body, a topic without letters, no properties. */
    public static final int MIN_SIZE = 91;

    private static final int BORN_HOST_AT = 48;

    private final ByteBuffer bytes;
    private final int start;

    /** @param start where in {@code bytes} the record begins */
    public RecordView(ByteBuffer bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** Whether one of the two numbers that mark a record stands where a record that begins at {@code start} has it. */
    public static boolean hasMagic(ByteBuffer bytes, int start) {
        int magic = bytes.getInt(start + 4);
        return magic == MessageCodec.MAGIC_V1 || magic == MessageCodec.MAGIC_V2;
    }

    public int size() {
        return bytes.getInt(start);
    }

    public int queueId() {
        return bytes.getInt(start + 12);
    }

    public long queueOffset() {
        return bytes.getLong(start + 20);
    }

    public long commitLogOffset() {
        return bytes.getLong(start + 28);
    }

    public int sysFlag() {
        return bytes.getInt(start + 36);
    }

    public long storeTimestamp() {
        return bytes.getLong(start + BORN_HOST_AT + bornHostBytes());
    }

    public int reconsumeTimes() {
        return bytes.getInt(sumAt() - Integer.BYTES);
    }

    /** Where the record's {@link RecordSum} is. */
    int sumAt() {
        return bodyLengthAt() - Long.BYTES;
    }

    /** The record's {@link RecordSum}, or {@link RecordSum#NONE}. */
    public long sum() {
        return bytes.getLong(sumAt());
    }

    public String topic() {
        int at = topicAt();
        return text(at + topicLengthBytes(), topicLength(at));
    }

    /** In the form of {@link MessageProperties}. */
    public String properties() {
        int topicAt = topicAt();
        int at = topicAt + topicLengthBytes() + topicLength(topicAt);
        return text(at + 2, bytes.getShort(at));
    }

    /**
     * What is wrong with these bytes as a record; empty if its fields are where they must be.
     *
     * @param available how many bytes there are from its beginning on
     */
    public Optional<String> problemWithLayout(int available) {
        if (available < MIN_SIZE) {
            return Optional.of("%s bytes are too few for a message".formatted(available));
        }
        if (!hasMagic(bytes, start)) {
            return Optional.of("no message begins there: magic %08x".formatted(bytes.getInt(start + 4)));
        }
        if (size() < MIN_SIZE || size() > available) {
            return Optional.of("a message of %s bytes, where %s are left".formatted(size(), available));
        }
        return fieldsFillTheRecord() ? Optional.empty() : Optional.of("its fields do not fill its size");
    }

    /** What is wrong with the body; empty if it agrees with the CRC. */
    public Optional<String> problemWithBody() {
        int length = bytes.getInt(bodyLengthAt());
        CRC32 crc = new CRC32();
        crc.update(bytes.slice(bodyLengthAt() + 4, length));
        int expected = bytes.getInt(start + 8);
        int found = (int) crc.getValue() & 0x7FFFFFFF;
        return found == expected
                ? Optional.empty()
                : Optional.of("the CRC of its body is %08x, not %08x".formatted(found, expected));
    }

    private boolean fieldsFillTheRecord() {
        int end = start + size();
        int bodyLengthAt = bodyLengthAt();
        if (bodyLengthAt + 4 > end || bytes.getInt(bodyLengthAt) < 0 || bytes.getInt(bodyLengthAt) > size()) {
            return false;
        }
        int topicAt = topicAt();
        if (topicAt + topicLengthBytes() > end) {
            return false;
        }
        int propertiesAt = topicAt + topicLengthBytes() + topicLength(topicAt);
        return propertiesAt + 2 <= end && propertiesAt + 2 + bytes.getShort(propertiesAt) == end;
    }

    private int bornHostBytes() {
        return (sysFlag() & SysFlag.BORN_HOST_V6) != 0 ? 16 + 4 : 4 + 4;
    }

    private int storeHostBytes() {
        return (sysFlag() & SysFlag.STORE_HOST_V6) != 0 ? 16 + 4 : 4 + 4;
    }

    private int bodyLengthAt() {
        return start + BORN_HOST_AT + bornHostBytes() + 8 + storeHostBytes() + 4 + 8;
    }

    private int topicAt() {
        return bodyLengthAt() + 4 + bytes.getInt(bodyLengthAt());
    }

    private int topicLengthBytes() {
        return bytes.getInt(start + 4) == MessageCodec.MAGIC_V2 ? 2 : 1;
    }

    private int topicLength(int topicAt) {
        return topicLengthBytes() == 2 ? bytes.getShort(topicAt) & 0xFFFF : bytes.get(topicAt) & 0xFF;
    }

    private String text(int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, UTF_8);
    }
}
