package minibroker.store;

import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.RecordSum;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What makes bytes a message. {@link DamageTest} changes every byte of a whole log. */
class SegmentScannerTest {
    private static final int BODY_AT = 88;

    private final byte[] record = record();

    /** As RocketMQ writes it: so its logs can be looked at, too. */
    @Test
    void aRecordWithoutASumIsAMessageIfTheCrcOfItsBodyIsRight() {
        assertThat(look()).isEqualTo(new LogRecord.Message(record.length));

        record[BODY_AT] ^= 1;

        assertThat(look()).isInstanceOfSatisfying(LogRecord.Damaged.class, damaged -> assertThat(damaged.problem())
                .startsWith("the CRC of its body is "));
    }

    @Test
    void aSumThatIsNotTheRecordsMeansDamage() {
        RecordSum.put(ByteBuffer.wrap(record), 0, record.length);
        assertThat(look()).isEqualTo(new LogRecord.Message(record.length));

        record[record.length - 1] ^= 1;

        assertThat(look())
                .isEqualTo(new LogRecord.Damaged("the sum of the whole message is not the one that was noted"));
    }

    @Test
    void aRecordThatBelongsElsewhereIsNone() {
        RecordSum.put(ByteBuffer.wrap(record), 0, record.length);

        assertThat(new SegmentScanner(ByteBuffer.wrap(record), 1024, 1024).at(0))
                .isEqualTo(new LogRecord.Damaged("a message that says it stands at offset 0"));
    }

    private LogRecord look() {
        return new SegmentScanner(ByteBuffer.wrap(record), 0, 1024).at(0);
    }

    private static byte[] record() {
        InetSocketAddress host = new InetSocketAddress("127.0.0.1", 10911);
        Message message = new Message(
                new MessageQueue("Orders", 0), 0, 0, 1, host, 0, 0, "paid".getBytes(UTF_8), "SHOP\u0001a\u0002");
        return MessageCodec.encode(new StoredMessage(message, 0, 0, 2, host));
    }
}
