package minibroker.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** How a dump writes times and bytes. Without state: any thread may call. */
final class DumpText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final int MOST_BYTES = 60;

    private DumpText() {}

    static String time(long millis, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** A text without characters that would move a terminal's cursor or change its colours. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The first of some bytes: as text if that can be printed, otherwise in hexadecimal digits. */
    static String preview(byte[] bytes) {
        String more = bytes.length > MOST_BYTES ? " ..." : "";
        byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(beginning))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return '"' + text + '"' + more;
            }
        } catch (CharacterCodingException e) {
            // Not a text, or one that is cut in the middle of a character.
        }
        return HexFormat.of().formatHex(beginning, 0, Math.min(beginning.length, MOST_BYTES / 2))
                + (beginning.length > MOST_BYTES / 2 ? " ..." : "");
    }
}
