package minibroker.message;

import minibroker.exercise.NotDoneYet;
import minibroker.message.BatchCodec.Entry;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("15-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchBodyTest {
    private static final int BODY_LENGTH_AT = 16;

    private static Entry entry(int flag, String body, String properties) {
        return new Entry(flag, body.getBytes(UTF_8), properties);
    }

    /** The bytes of one message, each field as it is told, right or wrong. */
    static byte[] bytes(int size, int magic, int crc, int flag, String body, String properties) {
        byte[] text = properties.getBytes(UTF_8);
        byte[] bodyBytes = body.getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(22 + bodyBytes.length + text.length);
        out.putInt(size).putInt(magic).putInt(crc).putInt(flag);
        out.putInt(bodyBytes.length).put(bodyBytes);
        out.putShort((short) text.length).put(text);
        return out.array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer out = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(out::put);
        return out.array();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Entries so that a failure can be read: flag, body, properties. */
    private static List<String> shown(List<Entry> entries) {
        return entries.stream()
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.flag(),
                                entry.body().length > 40
                                        ? entry.body().length + " bytes"
                                        : new String(entry.body(), UTF_8),
                                (entry.properties().length() > 40
                                                ? entry.properties().length() + " letters"
                                                : entry.properties())
                                        .replace("\u0001", "=")
                                        .replace("\u0002", ";")))
                .toList();
    }

    /** The entries, or the simple name of what was thrown. */
    static String read(byte[] batch) {
        try {
            return shown(BatchCodec.decode(batch)).toString();
        } catch (NotDoneYet open) {
            throw open;
        } catch (RuntimeException | OutOfMemoryError failure) {
            return failure.getClass().getSimpleName();
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one message, flag 7, body 'paid', property city=Bern: the 36 bytes that the table says")
    void writesTheFieldsOfTheTable() {
        assertThat(hex(BatchCodec.encode(List.of(entry(7, "paid", "city\u0001Bern\u0002")))))
                .as("the bytes")
                .isEqualTo("00000024" + "00000000" + "00000000" + "00000007" + "00000004" + "70616964" + "000a"
                        + "63697479014265726e02");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("three messages, one without properties, one with an empty body: what Apache's client writes for them")
    void writesWhatTheClientWrites() {
        List<org.apache.rocketmq.common.message.Message> messages = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Entry each : List.of(
                entry(0, "created", "KEYS\u00014711\u0002"),
                entry(-1, "paid", ""),
                entry(1 << 20, "", "a\u0001b\u0002"))) {
            org.apache.rocketmq.common.message.Message message =
                    new org.apache.rocketmq.common.message.Message("Events", each.body());
            message.getProperties().clear();
            message.getProperties().putAll(MessageProperties.decode(each.properties()));
            message.setFlag(each.flag());
            messages.add(message);
            entries.add(each);
        }
        byte[] expected = MessageDecoder.encodeMessages(messages);
        assertThat(hex(BatchCodec.encode(entries))).as("the bytes").isEqualTo(hex(expected));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("properties Zürich and 東京: their length is counted in bytes, both ways")
    void propertiesAreCountedInBytes() {
        List<Entry> entries = List.of(
                entry(0, "größe", "city\u0001Zürich\u0002"), entry(0, "a", "city\u0001東京\u0002"), entry(0, "b", ""));
        byte[] batch = BatchCodec.encode(entries);
        assertThat(batch.length)
                .as("bytes of the batch")
                .isEqualTo(3 * 22
                        + "größea".getBytes(UTF_8).length
                        + 1
                        + "city\u0001Zürich\u0002".getBytes(UTF_8).length
                        + "city\u0001東京\u0002".getBytes(UTF_8).length);
        assertThat(read(batch)).as("read again").isEqualTo("[0 größe city=Zürich;, 0 a city=東京;, 0 b ]");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("no messages are no bytes, and no bytes are no messages")
    void nothingIsNothing() {
        assertThat(BatchCodec.encode(List.of()).length)
                .as("bytes of no messages")
                .isZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("reads what Apache's client writes: flags, bodies and properties of three messages, in their order")
    void readsWhatTheClientWrites() {
        List<org.apache.rocketmq.common.message.Message> messages = new ArrayList<>();
        for (String word : List.of("created", "paid", "seated")) {
            org.apache.rocketmq.common.message.Message message =
                    new org.apache.rocketmq.common.message.Message("Events", word.getBytes(UTF_8));
            message.getProperties().clear();
            message.setKeys(word);
            message.setFlag(messages.size() - 1);
            messages.add(message);
        }
        assertThat(read(MessageDecoder.encodeMessages(messages)))
                .as("what is read")
                .isEqualTo("[-1 created KEYS=created;, 0 paid KEYS=paid;, 1 seated KEYS=seated;]");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("magic and CRC are 0 in every client's batch, and mean nothing: others are read all the same")
    void magicAndCrcMeanNothing() {
        assertThat(read(bytes(27, 0xDAA320A7, -5, 3, "paid", "k")))
                .as("what is read")
                .isEqualTo("[3 paid k]");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("bodies of 127, 128, 255, 256, 32,768 and 100,000 bytes, properties of 127, 128, 255, 256 and 32,767")
    void lengthsBeyondAByteAndAShort() {
        for (int length : new int[] {127, 128, 255, 256, 32_768, 65_536, 100_000}) {
            byte[] batch = BatchCodec.encode(List.of(entry(0, "a".repeat(length), "k"), entry(5, "b", "k")));
            assertThat(read(batch))
                    .as("a body of %s bytes, read again", length)
                    .isEqualTo("[0 %s bytes k, 5 b k]".formatted(length));
        }
        for (int length : new int[] {127, 128, 255, 256, 32_767}) {
            byte[] batch = BatchCodec.encode(List.of(entry(0, "a", "p".repeat(length)), entry(5, "b", "k")));
            assertThat(read(batch))
                    .as("properties of %s bytes, read again", length)
                    .isEqualTo("[0 a %s letters, 5 b k]".formatted(length));
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "properties of 32,768 bytes, or of 20,000 letters and 40,000 bytes: their length does not fit, refused")
    void propertiesThatAreTooLongToWrite() {
        for (String properties : List.of("p".repeat(32_768), "ü".repeat(20_000), "p".repeat(65_536 + 10))) {
            assertThat(written(properties))
                    .as("writing properties of %s bytes", properties.getBytes(UTF_8).length)
                    .isEqualTo("IllegalArgumentException");
        }
    }

    private static String written(String properties) {
        return checks.Thrown.by(() -> BatchCodec.encode(List.of(entry(0, "a", "k"), entry(0, "a", properties))));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a batch of two, cut off after each of its bytes but between the two: refused, never read in part")
    void cutOffAnywhere() {
        byte[] first = BatchCodec.encode(List.of(entry(0, "created", "k\u0001v\u0002")));
        byte[] batch = joined(first, BatchCodec.encode(List.of(entry(0, "paid", "k\u0001v\u0002"))));
        for (int length = 1; length < batch.length; length++) {
            if (length != first.length) {
                assertThat(read(Arrays.copyOf(batch, length)))
                        .as("read from the first %s of %s bytes", length, batch.length)
                        .isEqualTo("IllegalArgumentException");
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message says that its body has -1, -2,147,483,648 or 2,147,483,647 bytes: refused, and no memory taken for it")
    void bodyLengthsThatCannotBe() {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000_000}) {
            byte[] batch = bytes(27, 0, 0, 0, "paid", "k");
            ByteBuffer.wrap(batch).putInt(BODY_LENGTH_AT, length);
            assertThat(read(batch)).as("read with body length %s", length).isEqualTo("IllegalArgumentException");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message says that its properties have -1 or -32,768 bytes: refused, and not read as 65,535 or 32,768")
    void propertyLengthsThatCannotBe() {
        for (int length : new int[] {0xFFFF, 0x8000}) {
            byte[] batch = joined(bytes(27, 0, 0, 0, "paid", "k"), new byte[70_000]);
            ByteBuffer.wrap(batch).putShort(BODY_LENGTH_AT + 4 + 4, (short) length);
            ByteBuffer.wrap(batch).putInt(0, 26 + length);
            assertThat(read(Arrays.copyOf(batch, 26 + length)))
                    .as("read with properties of %s bytes", (short) length)
                    .isEqualTo("IllegalArgumentException");
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a message of 27 bytes says that it has 0, 26, 28, -27 or 54: it is not what it says, refused")
    void aSizeThatIsNotTheSize() {
        for (int size : new int[] {0, 26, 28, -27, 54, Integer.MAX_VALUE}) {
            byte[] batch = joined(bytes(27, 0, 0, 0, "paid", "k"), bytes(size, 0, 0, 0, "seat", "k"));
            assertThat(read(batch)).as("read with size %s", size).isEqualTo("IllegalArgumentException");
        }
        byte[] over = joined(bytes(54, 0, 0, 0, "paid", "k"), bytes(27, 0, 0, 0, "seat", "k"));
        assertThat(read(over))
                .as("read when the first says that it has the bytes of both")
                .isEqualTo("IllegalArgumentException");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the bytes of a batch are changed after it is read, as a network's buffer is: the messages stay what they were")
    void whatIsReadIsACopy() {
        byte[] batch = bytes(27, 0, 0, 0, "paid", "k");
        List<Entry> entries = BatchCodec.decode(batch);
        Arrays.fill(batch, (byte) 'x');
        assertThat(shown(entries)).as("what was read").isEqualTo(List.of("0 paid k"));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "bodies and properties that begin and end with blanks and line ends: there and back they stay what they are")
    void blanksStay() {
        assertThat(read(BatchCodec.encode(List.of(entry(0, " paid \n", " k\u0001 v "), entry(0, "\t", " ")))))
                .as("read again")
                .isEqualTo("[0  paid \n  k= v , 0 \t  ]");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("60,000 messages there and back, within five seconds")
    void manyMessages() {
        List<Entry> entries = Collections.nCopies(60_000, entry(0, "a".repeat(20), "k\u0001v\u0002"));
        assertThat(BatchCodec.decode(BatchCodec.encode(entries)).size())
                .as("messages")
                .isEqualTo(60_000);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "ten messages, first written together and then each alone: the bytes are the same, and one does not depend on the other")
    void eachIsWrittenOnItsOwn() {
        List<Entry> entries = IntStream.range(0, 10)
                .mapToObj(i -> entry(i, "b".repeat(i * 3), "p".repeat(i)))
                .toList();
        byte[] alone = joined(
                entries.stream().map(entry -> BatchCodec.encode(List.of(entry))).toArray(byte[][]::new));
        assertThat(hex(BatchCodec.encode(entries))).as("the bytes").isEqualTo(hex(alone));
    }
}
