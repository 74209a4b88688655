package minibroker.message;

import org.apache.rocketmq.client.Validators;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageCodecTest {
    private static final InetSocketAddress BORN = new InetSocketAddress("192.0.2.7", 51_000);
    private static final InetSocketAddress STORE = new InetSocketAddress("127.0.0.1", 10_911);

    @Test
    void rocketMqsOwnDecoderReadsWhatIsWritten() {
        StoredMessage stored = stored("Orders", BORN, STORE);

        MessageExt decoded = MessageDecoder.decode(ByteBuffer.wrap(MessageCodec.encode(stored)));

        assertThat(decoded.getTopic()).isEqualTo("Orders");
        assertThat(decoded.getQueueId()).isEqualTo(3);
        assertThat(decoded.getFlag()).isEqualTo(17);
        assertThat(decoded.getQueueOffset()).isEqualTo(99);
        assertThat(decoded.getCommitLogOffset()).isEqualTo(123_456);
        assertThat(decoded.getBornTimestamp()).isEqualTo(1_000);
        assertThat(decoded.getBornHost()).isEqualTo(BORN);
        assertThat(decoded.getStoreTimestamp()).isEqualTo(2_000);
        assertThat(decoded.getStoreHost()).isEqualTo(STORE);
        assertThat(decoded.getReconsumeTimes()).isEqualTo(2);
        assertThat(decoded.getPreparedTransactionOffset()).isEqualTo(5);
        assertThat(decoded.getBody()).asString(UTF_8).isEqualTo("body");
        assertThat(decoded.getTags()).isEqualTo("paid");
        assertThat(decoded.getMsgId()).isEqualTo(new MessageId(STORE, 123_456).toString());
    }

    @Test
    void rocketMqsOwnDecoderReadsAddressesOfSixteenBytes() {
        InetSocketAddress born = new InetSocketAddress("2001:db8::1", 51_000);
        InetSocketAddress store = new InetSocketAddress("2001:db8::2", 10_911);

        MessageExt decoded = MessageDecoder.decode(ByteBuffer.wrap(MessageCodec.encode(stored("Orders", born, store))));

        assertThat(decoded.getBornHost()).isEqualTo(born);
        assertThat(decoded.getStoreHost()).isEqualTo(store);
        assertThat(decoded.getMsgId())
                .isEqualTo(new MessageId(store, 123_456).toString())
                .hasSize(56);
    }

    @Test
    void aTopicOfMoreThan127BytesTakesTheSecondVersion() {
        String topic = "%RETRY%" + "g".repeat(200);
        byte[] record = MessageCodec.encode(stored(topic, BORN, STORE));

        assertThat(ByteBuffer.wrap(record).getInt(4)).isEqualTo(0xDAA320AB);
        assertThat(MessageDecoder.decode(ByteBuffer.wrap(record)).getTopic()).isEqualTo(topic);
        assertThat(MessageCodec.decode(ByteBuffer.wrap(record)).message().topic())
                .isEqualTo(topic);
    }

    /** Exercise 07-3 says so: the client compares no CRC when it takes the answer to a pull apart. */
    @Test
    void rocketMqsClientTakesADamagedBodyForWhatWasSent() {
        byte[] record = MessageCodec.encode(stored("Orders", BORN, STORE));
        record[88] ^= 1;

        assertThat(MessageDecoder.decodesBatch(ByteBuffer.wrap(record), true, true, true))
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getBody()).asString(UTF_8).isEqualTo("cody"));
        assertThatThrownBy(() -> MessageCodec.decode(ByteBuffer.wrap(record))).hasMessageContaining("damaged");
    }

    /** Exercise 06-1 says so: a plain retry topic never needs the second version. */
    @Test
    void aRetryTopicOfTheLongestGroupHas127Bytes() {
        assertThat("%RETRY%".length() + Validators.GROUP_MAX_LENGTH).isEqualTo(Validators.TOPIC_MAX_LENGTH);
    }

    @Test
    void readsBackWhatItWrote() {
        for (String topic : new String[] {"Orders", "%RETRY%" + "g".repeat(200)}) {
            byte[] record = MessageCodec.encode(stored(topic, BORN, STORE));

            assertThat(MessageCodec.encode(MessageCodec.decode(ByteBuffer.wrap(record))))
                    .isEqualTo(record);
        }
    }

    @Test
    void hasTheBytesThatWereSeenOnTheWire() {
        byte[] record = MessageCodec.encode(new StoredMessage(
                new Message(
                        new MessageQueue("AdmT", 6),
                        0,
                        0,
                        0x1A20671F9DCL,
                        new InetSocketAddress("127.0.0.1", 0xE180),
                        0,
                        0,
                        "hello adm".getBytes(UTF_8),
                        "p".repeat(158)),
                0,
                0xE5D9,
                0x1A20671F9F7L,
                new InetSocketAddress("127.0.0.1", 0x51AF)));

        assertThat(record).hasSize(262);
        assertThat(HexFormat.of().formatHex(record))
                .startsWith("00000106daa320a76a4e2d8e0000000600000000"
                        + "0000000000000000000000000000e5d900000000"
                        + "000001a20671f9dc7f0000010000e180"
                        + "000001a20671f9f77f000001000051af"
                        + "000000000000000000000000"
                        + "0000000968656c6c6f2061646d0441646d54009e");
    }

    @Test
    void refusesBytesThatAreNoMessage() {
        byte[] record = MessageCodec.encode(stored("Orders", BORN, STORE));
        record[100]++;

        assertThatThrownBy(() -> MessageCodec.decode(ByteBuffer.wrap(record)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageCodec.decode(ByteBuffer.allocate(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("magic 00000000");
    }

    private static StoredMessage stored(String topic, InetSocketAddress born, InetSocketAddress store) {
        Message message = new Message(
                new MessageQueue(topic, 3),
                17,
                0,
                1_000,
                born,
                2,
                5,
                "body".getBytes(UTF_8),
                "KEYS\u0001k1 k2\u0002TAGS\u0001paid\u0002");
        return new StoredMessage(message, 99, 123_456, 2_000, store);
    }
}
