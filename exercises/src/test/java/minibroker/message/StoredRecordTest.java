package minibroker.message;

import checks.Thrown;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-1")
class StoredRecordTest extends SomeRecords {
    @Test
    @Tag("invariant-1")
    @DisplayName("topic Sales, body of 10 bytes, properties of 10: each field where the table has it, 116 bytes in all")
    void eachFieldHasItsPlace() {
        ByteBuffer record = record("Sales", TAG_PAID, BORN);
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(116);
        assertThat(hex(record, 4, 4)).as("4: magic").isEqualTo("daa320a7");
        assertThat(hex(record, 8, 4)).as("8: CRC of the body").isEqualTo("5ed9097e");
        assertThat(record.getInt(12)).as("12: queue id").isEqualTo(3);
        assertThat(record.getInt(16)).as("16: flag").isEqualTo(17);
        assertThat(record.getLong(20)).as("20: queue offset").isEqualTo(99);
        assertThat(record.getLong(28)).as("28: commit log offset").isEqualTo(123_456);
        assertThat(record.getInt(36)).as("36: sysFlag").isEqualTo(1);
        assertThat(record.getLong(40)).as("40: born timestamp").isEqualTo(1_000);
        assertThat(hex(record, 48, 8)).as("48: born host, address and port").isEqualTo("0a000007" + "0000c738");
        assertThat(record.getLong(56)).as("56: store timestamp").isEqualTo(2_000);
        assertThat(hex(record, 64, 8)).as("64: store host, address and port").isEqualTo("7f000001" + "00002a9f");
        assertThat(record.getInt(72)).as("72: reconsume times").isEqualTo(2);
        assertThat(record.getLong(76)).as("76: prepared transaction offset").isEqualTo(5);
        assertThat(hex(record, 84, 14)).as("84: body").isEqualTo("0000000a" + text("order 4711"));
        assertThat(hex(record, 98, 6)).as("98: topic").isEqualTo("05" + text("Sales"));
        assertThat(hex(record, 104, 12)).as("104: properties").isEqualTo("000a" + text(TAG_PAID));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("Apache's own MessageDecoder reads the record")
    void apachesDecoderReadsIt() {
        MessageExt decoded = MessageDecoder.decode(record("Sales", TAG_PAID, BORN), true, false);
        assertThat(decoded).as("what MessageDecoder makes of it").isNotNull();
        assertThat("%s, queue %s, offset %s, %s, tag %s, from %s"
                        .formatted(
                                decoded.getTopic(),
                                decoded.getQueueId(),
                                decoded.getQueueOffset(),
                                new String(decoded.getBody(), UTF_8),
                                decoded.getTags(),
                                decoded.getBornHost()))
                .as("what MessageDecoder reads")
                .isEqualTo("Sales, queue 3, offset 99, order 4711, tag paid, from " + BORN);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a property with ü and €: lengths count bytes, not characters")
    void lengthsCountBytes() {
        ByteBuffer record = record("Sales", "city\u0001M\u00fcnchen\u0002price\u000110 \u20ac\u0002", BORN);
        assertThat(record.getShort(104)).as("104: length of the properties").isEqualTo((short) 27);
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(133);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a topic of 127 bytes: version 1, its length in one byte")
    void aTopicOf127BytesIsVersion1() {
        ByteBuffer record = record("t".repeat(127), TAG_PAID, BORN);
        assertThat(hex(record, 4, 4)).as("4: magic").isEqualTo("daa320a7");
        assertThat(hex(record, 98, 2))
                .as("98: length of the topic, first letter")
                .isEqualTo("7f74");
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(238);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a topic of 128 bytes, as retry topics of pop consumers have it: version 2, its length in two bytes")
    void aTopicOf128BytesIsVersion2() {
        ByteBuffer record = record("t".repeat(128), TAG_PAID, BORN);
        assertThat(hex(record, 4, 4)).as("4: magic").isEqualTo("daa320ab");
        assertThat(hex(record, 98, 3))
                .as("98: length of the topic, first letter")
                .isEqualTo("008074");
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(240);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a sender with an IPv6 address: 16 bytes for it, bit 16 in sysFlag, all that follows 12 bytes further on")
    void anIpv6SenderTakesTwelveBytesMore() {
        ByteBuffer record = record("Sales", TAG_PAID, new InetSocketAddress("2001:db8::7", 51_000));
        assertThat(record.getInt(36)).as("36: sysFlag").isEqualTo(1 + 16);
        assertThat(hex(record, 48, 20))
                .as("48: born host, address and port")
                .isEqualTo("20010db8000000000000000000000007" + "0000c738");
        assertThat(record.getLong(68)).as("68: store timestamp").isEqualTo(2_000);
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(128);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "a broker with an IPv6 address: 16 bytes for that one, bit 32 in sysFlag, the sender's has 4 as before")
    void anIpv6BrokerTakesTwelveBytesMore() {
        InetSocketAddress broker = new InetSocketAddress("2001:db8::1", 10_911);
        ByteBuffer record = record(message("Sales", TAG_PAID, BORN), broker);
        assertThat(record.getInt(36)).as("36: sysFlag").isEqualTo(1 + 32);
        assertThat(hex(record, 48, 8)).as("48: born host, address and port").isEqualTo("0a000007" + "0000c738");
        assertThat(hex(record, 64, 20))
                .as("64: store host, address and port")
                .isEqualTo("20010db8000000000000000000000001" + "00002a9f");
        assertThat(record.getInt(84)).as("84: reconsume times").isEqualTo(2);
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(128);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "-116 stands where the size will be, written by the caller: it is still there when the rest is written")
    void leavesTheSizeToTheCaller() {
        RecordDraft draft = new RecordDraft(message("Sales", TAG_PAID, BORN), STORE);
        ByteBuffer log = ByteBuffer.allocate(200).putInt(30, -116).position(30);
        draft.writeBehindSize(log, 99, 123_456, 2_000);
        assertThat(hex(log, 26, 12))
                .as("26: what was before, size, magic")
                .isEqualTo("00000000" + "ffffff8c" + "daa320a7");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "the record is written in the middle of a mapped file's memory: from the position on, and nowhere else")
    void isWrittenAtThePosition() {
        RecordDraft draft = new RecordDraft(message("Sales", TAG_PAID, BORN), STORE);
        ByteBuffer log = ByteBuffer.allocateDirect(200).position(30);
        assertThat(failure(() -> draft.writeBehindSize(log, 99, 123_456, 2_000)))
                .as("what writeBehindSize threw, with memory that no array lies behind")
                .isEqualTo("nothing");
        assertThat(log.limit())
                .as("the limit afterwards, which is the caller's")
                .isEqualTo(200);
        assertThat(log.position()).as("the position afterwards").isEqualTo(30 + 116);
        assertThat(hex(log, 26, 12))
                .as("26: what was before, size, magic")
                .isEqualTo("00000000" + "00000000" + "daa320a7");
        assertThat(hex(log, 30 + 116, 8))
                .as("146: what comes behind the record")
                .isEqualTo("0000000000000000");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("no body and no properties: their lengths are there all the same, and say 0")
    void whatIsEmptyHasALengthToo() {
        Message empty = new Message(new MessageQueue("Sales", 3), 17, 1, 1_000, BORN, 2, 5, new byte[0], "");
        ByteBuffer record = record(empty, STORE);
        assertThat(hex(record, 84, 12))
                .as("84: length of the body, topic, length of the properties")
                .isEqualTo("00000000" + "05" + text("Sales") + "0000");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a topic with ü: its length counts bytes, too")
    void theLengthOfTheTopicCountsBytes() {
        ByteBuffer record = record("M\u00fcnchen", TAG_PAID, BORN);
        assertThat(hex(record, 98, 9)).as("98: topic").isEqualTo("08" + text("M\u00fcnchen"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a topic of 64 letters ü: 128 bytes, so it is version 2, whatever the number of letters")
    void theVersionCountsBytes() {
        ByteBuffer record = record("\u00fc".repeat(64), TAG_PAID, BORN);
        assertThat(hex(record, 4, 4)).as("4: magic").isEqualTo("daa320ab");
        assertThat(hex(record, 98, 4))
                .as("98: length of the topic, first letter")
                .isEqualTo("0080" + text("\u00fc"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the memory is a part of an array, from its byte 60 on: the record is written there, as anywhere else")
    void isWrittenIntoAPartOfAnArray() {
        ByteBuffer part = ByteBuffer.allocate(260).position(60).slice().position(30);
        new RecordDraft(message("Sales", TAG_PAID, BORN), STORE).writeBehindSize(part, 99, 123_456, 2_000);
        assertThat(hex(part, 30 + 84, 32))
                .as("84: body, topic, properties")
                .isEqualTo("0000000a" + text("order 4711") + "05" + text("Sales") + "000a" + text(TAG_PAID));
        assertThat(hex(part, 30 + 4, 80))
                .as("4: everything before the body")
                .isEqualTo(hex(record("Sales", TAG_PAID, BORN), 4, 80));
    }

    private static String failure(Runnable call) {
        return Thrown.by(() -> {
            call.run();
            return null;
        });
    }
}
