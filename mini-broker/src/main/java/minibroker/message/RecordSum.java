package minibroker.message;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A checksum of a whole record, which the log keeps inside the record.
 *
 * <p>The CRC that the layout has covers the body alone: with one bit flipped in the topic, the properties or a time,
 * the store would hand out a message that nobody ever sent. The layout has no field for more; but the offset of a
 * prepared transaction is 0 in every message that a producer sends, and so the sum stands there as long as the record
 * is in the log. Readers of a message get the 0 back.
 *
 * <pre>
 * |size|magic ... reconsume times|sum, int64|body length ... properties|
 *      |------- covered ---------|          |------- covered ----------|
 * </pre>
 *
 * <p>0 says that there is none, as in a log of RocketMQ's, which {@code dump} can read. A record that this log wrote
 * has one.
 *
 * <p>Any thread may call, one at a time for the same bytes.
 *
 * <p>RocketMQ: nothing of the kind is on by default ({@code enabledAppendPropCRC} adds a property).
 */
public final class RecordSum {
    /** What stands in a record without a sum. */
    public static final long NONE = 0;

    private RecordSum() {}

    /**
     * Writes the sum into a record that is complete but for its size.
     *
     * @param start where the record begins in {@code bytes}
     * @param size how many bytes it has
     */
    public static void put(ByteBuffer bytes, int start, int size) {
        int place = new RecordView(bytes, start).sumAt();
        bytes.putLong(place, sum(bytes, start, size, place));
    }

    /** Whether a record has a sum that agrees with its bytes, which may be any bytes. */
    public static boolean isRight(ByteBuffer bytes, int start, int size) {
        int place = new RecordView(bytes, start).sumAt();
        return place + Long.BYTES <= start + size
                && bytes.getLong(place) != NONE
                && bytes.getLong(place) == sum(bytes, start, size, place);
    }

    /** Removes the sum from a copy, for a reader who expects RocketMQ's layout. */
    public static void remove(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        bytes.putLong(new RecordView(bytes, 0).sumAt(), NONE);
    }

    /** Of everything but the sum itself and the size field. */
    private static long sum(ByteBuffer bytes, int start, int size, int place) {
        CRC32 crc = new CRC32();
        ByteBuffer covered = bytes.duplicate();
        crc.update(covered.limit(place).position(start + Integer.BYTES));
        crc.update(covered.limit(start + size).position(place + Long.BYTES));
        return crc.getValue() == NONE ? 1 : crc.getValue();
    }
}
