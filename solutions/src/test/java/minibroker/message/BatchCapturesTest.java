package minibroker.message;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

class BatchCapturesTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    @Test
    @DisplayName("what lesson 15 shows of a batch is what the code writes now")
    void theLessonShowsWhatTheCodeWrites() {
        byte[] batch = BatchCodec.encode(List.of(
                new BatchCodec.Entry(7, "paid".getBytes(UTF_8), "city\u0001Bern\u0002"),
                new BatchCodec.Entry(0, "seated".getBytes(UTF_8), "")));
        StringBuilder text = new StringBuilder();
        int second = field(text, batch, 0, "size", 4, "36");
        second = field(text, batch, second, "magic", 4, "0");
        second = field(text, batch, second, "CRC", 4, "0");
        second = field(text, batch, second, "flag", 4, "7");
        second = field(text, batch, second, "body", 4, "4 bytes");
        second = field(text, batch, second, "", 4, "paid");
        second = field(text, batch, second, "properties", 2, "10 bytes");
        second = field(text, batch, second, "", 10, "city \\1 Bern \\2");
        text.append('\n');
        second = field(text, batch, second, "size", 4, "28: the second message");
        second = field(text, batch, second, "magic", 4, "0");
        second = field(text, batch, second, "CRC", 4, "0");
        second = field(text, batch, second, "flag", 4, "0");
        second = field(text, batch, second, "body", 4, "6 bytes");
        second = field(text, batch, second, "", 6, "seated");
        field(text, batch, second, "properties", 2, "none");
        Captured.compare(Captured.folder("15-batch").resolve("batch-body.txt"), text.toString());
    }

    private static int field(StringBuilder text, byte[] batch, int at, String name, int bytes, String value) {
        text.append("%4s  %-10s  %-29s  %s\n".formatted(at, name, HEX.formatHex(batch, at, at + bytes), value));
        return at + bytes;
    }
}
