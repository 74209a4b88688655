package programs.broadcasting;

import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Offsets as bytes: a line for each queue, its offset and its name, and at last the checksum of all lines before.
 *
 * <pre>
 * 17 PriceChanges/broker-a/0
 * 3 PriceChanges/broker-a/1
 * 0 PriceChanges/broker-a/2
 * crc 5f34a8bd
 * </pre>
 *
 * <p>Without state: any thread may call.
 */
final class OffsetLines {
    private static final String CRC = "crc ";

    private OffsetLines() {}

    /** @param offsets by queue; a queue's name has no line break */
    static byte[] encode(Map<String, Long> offsets) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(offsets)
                .forEach((queue, offset) ->
                        lines.append(offset).append(' ').append(queue).append('\n'));
        return (lines + CRC + crc(lines.toString()) + '\n').getBytes(UTF_8);
    }

    /** What {@link #encode} was given; empty if these are not all of its bytes, or others. */
    static Optional<SortedMap<String, Long>> decode(byte[] bytes) {
        try {
            String text =
                    UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
            int end = text.lastIndexOf(CRC);
            if (end < 0 || !text.substring(end).equals(CRC + crc(text.substring(0, end)) + '\n')) {
                return Optional.empty();
            }
            SortedMap<String, Long> offsets = new TreeMap<>();
            text.substring(0, end).lines().forEach(line -> {
                int gap = line.indexOf(' ');
                offsets.put(line.substring(gap + 1), Long.parseLong(line.substring(0, gap)));
            });
            return Optional.of(offsets);
        } catch (CharacterCodingException torn) {
            return Optional.empty();
        }
    }

    private static String crc(String lines) {
        CRC32 crc = new CRC32();
        crc.update(lines.getBytes(UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
