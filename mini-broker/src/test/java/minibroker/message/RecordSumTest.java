package minibroker.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecordSumTest {
    private static final int START = 5;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aRecordWithItsSumIsRight(String host) {
        assertThat(isRight(withSum(record(host)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void oneChangedByteBehindTheSizeIsNoticedWhereverItIs(String host) {
        byte[] whole = withSum(record(host));
        for (int position = Integer.BYTES; position < whole.length; position++) {
            for (int flip : new int[] {1, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[position] ^= (byte) flip;
                assertThat(isRight(changed))
                        .as("byte %s changed by %02x", position, flip)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void whoTakesTheSumOutGetsTheRecordAsItWas(String host) {
        byte[] record = withSum(record(host));

        RecordSum.remove(record);

        assertThat(record).isEqualTo(record(host));
        assertThat(isRight(record)).as("a record without a sum").isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {91, 95, 100})
    void bytesThatAreNoRecordAreNotRight(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) -1);
        assertThat(isRight(bytes)).isFalse();
    }

    private static byte[] record(String host) {
        InetSocketAddress address = new InetSocketAddress(host, 10911);
        Message message = new Message(
                new MessageQueue("Orders", 3), 7, 0, 1_000, address, 2, 0, "paid".getBytes(UTF_8), "SHOP\u0001a\u0002");
        return MessageCodec.encode(new StoredMessage(message, 41, 4_242, 2_000, address));
    }

    private static byte[] withSum(byte[] record) {
        byte[] bytes = record.clone();
        RecordSum.put(ByteBuffer.wrap(bytes), 0, bytes.length);
        return bytes;
    }

    /** Asked of bytes in the middle of others, as they lie in the log. */
    private static boolean isRight(byte[] record) {
        ByteBuffer log = ByteBuffer.allocate(START + record.length + 40).put(START, record);
        return RecordSum.isRight(log, START, record.length);
    }
}
