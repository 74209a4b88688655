package minibroker.message;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-1")
class StoredRecordWidthsTest extends SomeRecords {
    @Test
    @Tag("invariant-1")
    @DisplayName("numbers that need all the bytes of their fields: each is written with all of them")
    void eachNumberHasItsFullWidth() {
        MessageQueue queue = new MessageQueue("Sales", 0x12345678);
        InetSocketAddress sender = new InetSocketAddress("200.201.202.203", 50_911);
        InetSocketAddress broker = new InetSocketAddress("210.211.212.213", 40_911);
        Message large = new Message(
                queue, 0x91A2B3C4, 0, 0x1122334455667788L, sender, 0x22446688, 0x2233445566778899L, new byte[0], "");
        ByteBuffer record =
                written(new RecordDraft(large, broker), 0x3344556677889900L, 0x445566778899AABBL, 0x5566778899AABBCCL);
        assertThat(hex(record, 12, 4)).as("12: queue id").isEqualTo("12345678");
        assertThat(hex(record, 16, 4)).as("16: flag").isEqualTo("91a2b3c4");
        assertThat(hex(record, 20, 8)).as("20: queue offset").isEqualTo("3344556677889900");
        assertThat(hex(record, 28, 8)).as("28: commit log offset").isEqualTo("445566778899aabb");
        assertThat(hex(record, 40, 8)).as("40: born timestamp").isEqualTo("1122334455667788");
        assertThat(hex(record, 48, 8)).as("48: born host, address and port").isEqualTo("c8c9cacb" + "0000c6df");
        assertThat(hex(record, 56, 8)).as("56: store timestamp").isEqualTo("5566778899aabbcc");
        assertThat(hex(record, 64, 8)).as("64: store host, address and port").isEqualTo("d2d3d4d5" + "00009fcf");
        assertThat(hex(record, 72, 4)).as("72: reconsume times").isEqualTo("22446688");
        assertThat(hex(record, 76, 8)).as("76: prepared transaction offset").isEqualTo("2233445566778899");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a body of 70,000 bytes, a topic and properties of 300: each length is written with all its bytes")
    void eachLengthHasItsFullWidth() {
        MessageQueue queue = new MessageQueue("t".repeat(300), 3);
        Message large = new Message(queue, 17, 1, 1_000, BORN, 2, 5, new byte[70_000], "p".repeat(300));
        ByteBuffer record = record(large, STORE);
        assertThat(hex(record, 84, 4)).as("84: length of the body").isEqualTo("00011170");
        assertThat(hex(record, 88 + 70_000, 3))
                .as("70088: length of the topic, first letter")
                .isEqualTo("012c" + text("t"));
        assertThat(hex(record, 90 + 70_000 + 300, 3))
                .as("70390: length of the properties, first letter")
                .isEqualTo("012c" + text("p"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "sender and broker have IPv6 addresses: 24 bytes more than with two short ones, and both bits in sysFlag")
    void twoIpv6AddressesTakeTwiceTwelveBytesMore() {
        InetSocketAddress broker = new InetSocketAddress("2001:db8::1", 10_911);
        ByteBuffer record = record(message("Sales", TAG_PAID, new InetSocketAddress("2001:db8::7", 51_000)), broker);
        assertThat(record.getInt(36)).as("36: sysFlag").isEqualTo(1 + 16 + 32);
        assertThat(hex(record, 76, 20))
                .as("76: store host, address and port")
                .isEqualTo("20010db8000000000000000000000001" + "00002a9f");
        assertThat(record.getInt(96)).as("96: reconsume times").isEqualTo(2);
        assertThat(record.capacity()).as("bytes of the record").isEqualTo(140);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("memory full of 77, no body and no properties: 96 bytes are written, and what lies around stays")
    void touchesNothingButItsOwnBytes() {
        Message empty = new Message(new MessageQueue("Sales", 3), 17, 1, 1_000, BORN, 2, 5, new byte[0], "");
        ByteBuffer memory = used(200).position(30);
        new RecordDraft(empty, STORE).writeBehindSize(memory, 99, 123_456, 2_000);
        assertThat(memory.limit())
                .as("the limit afterwards, which is the caller's")
                .isEqualTo(200);
        assertThat(memory.position()).as("the position afterwards").isEqualTo(30 + 96);
        assertThat(hex(memory, 26, 12))
                .as("26: what was before, where the size will be, magic")
                .isEqualTo("77777777" + "77777777" + "daa320a7");
        assertThat(hex(memory, 30 + 84, 12))
                .as("114: length of the body, topic, length of the properties")
                .isEqualTo("00000000" + "05" + text("Sales") + "0000");
        assertThat(hex(memory, 30 + 96, 8))
                .as("126: what comes behind the record")
                .isEqualTo("7777777777777777");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the same draft is written at two places: the second record differs in nothing but its place")
    void aDraftCanBeWrittenAgain() {
        RecordDraft draft = new RecordDraft(message("Sales", TAG_PAID, BORN), STORE);
        ByteBuffer first = written(draft, 99, 123_456, 2_000);
        ByteBuffer second = written(draft, 100, 123_572, 2_000);
        assertThat(hex(second, 20, 16)).as("20: both offsets").isEqualTo("0000000000000064" + "000000000001e2b4");
        assertThat(hex(second, 36, 80)).as("36: everything behind the offsets").isEqualTo(hex(first, 36, 80));
    }

    private static ByteBuffer written(RecordDraft draft, long queueOffset, long commitLogOffset, long time) {
        ByteBuffer record = used(draft.size());
        draft.writeBehindSize(record, queueOffset, commitLogOffset, time);
        return record;
    }

    private static ByteBuffer used(int bytes) {
        byte[] memory = new byte[bytes];
        Arrays.fill(memory, (byte) 0x77);
        return ByteBuffer.wrap(memory);
    }
}
