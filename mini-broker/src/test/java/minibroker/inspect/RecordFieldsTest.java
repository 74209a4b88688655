package minibroker.inspect;

import minibroker.message.Message;
import minibroker.message.MessageCodec;
import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The named fields are the whole record, byte for byte, whichever form it has. */
class RecordFieldsTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 6, 10, 0",
        "::1, 6, 10, 0",
        "::1, 127, 0, 1",
        "127.0.0.1, 200, 4096, 0",
        "127.0.0.1, 6, 4097, 1"
    })
    void areAllBytesInTheirOrder(String host, int topic, int body, int sysFlag) {
        byte[] record = MessageCodec.encode(stored(host, "T".repeat(topic), "b".repeat(body), sysFlag));

        StringBuilder hex = new StringBuilder();
        int next = 0;
        List<JsonMembers> fields = RecordFields.of(record);
        for (JsonMembers field : fields) {
            Map<String, Object> members = field.map();
            assertThat(members).containsEntry("from", next);
            int length = (int) members.get("length");
            String bytes = (String) members.get("hex");
            hex.append(bytes);
            if (length > RecordFields.MOST_BYTES) {
                assertThat(bytes).hasSize(2 * RecordFields.MOST_BYTES);
                assertThat(members.get("means").toString()).endsWith("; the first 4096 of %s bytes".formatted(length));
                hex.append(HexFormat.of().formatHex(record, next + RecordFields.MOST_BYTES, next + length));
            }
            next += length;
        }

        assertThat(next).isEqualTo(record.length);
        assertThat(hex.toString()).isEqualTo(HexFormat.of().formatHex(record));
        assertThat(value(fields, "TOPIC")).isEqualTo("T".repeat(topic));
        assertThat(value(fields, "BORNHOST")).endsWith(":40000");
        assertThat(value(fields, "BODY")).isEqualTo(sysFlag == 1 ? "" : "b".repeat(body));
        assertThat(value(fields, "PROPERTIES")).isEqualTo("KEYS=k;");
    }

    private static String value(List<JsonMembers> fields, String name) {
        return fields.stream()
                .filter(field -> field.map().get("name").equals(name))
                .map(field -> (String) field.map().get("value"))
                .findFirst()
                .orElseThrow();
    }

    private static StoredMessage stored(String host, String topic, String body, int sysFlag) {
        Message message = new Message(
                new MessageQueue(topic, 3),
                7,
                sysFlag,
                1_000,
                new InetSocketAddress(host, 40_000),
                2,
                0,
                body.getBytes(UTF_8),
                "KEYS\u0001k\u0002");
        return new StoredMessage(message, 5, 1_234, 2_000, new InetSocketAddress("127.0.0.1", 10_911));
    }
}
