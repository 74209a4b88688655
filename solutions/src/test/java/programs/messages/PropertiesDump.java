package programs.messages;

import minibroker.message.MessageProperties;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Shows a properties string byte by byte, one property after the other. */
final class PropertiesDump {
    private static final int WIDTH = 12;

    private PropertiesDump() {}

    /** Offset, bytes in hexadecimal, and the same bytes as text with a dot for each separator. */
    static String of(Map<String, String> properties) {
        StringBuilder dump = new StringBuilder();
        int offset = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            byte[] bytes = MessageProperties.encode(Map.of(property.getKey(), property.getValue()))
                    .getBytes(UTF_8);
            for (int start = 0; start < bytes.length; start += WIDTH) {
                int end = Math.min(start + WIDTH, bytes.length);
                dump.append(row(offset + start, bytes, start, end));
                if (start == 0) {
                    dump.append("  ").append(property.getKey()).append(" = ").append(property.getValue());
                }
                dump.append('\n');
            }
            offset += bytes.length;
        }
        return dump.append("%04x  %s bytes in all\n".formatted(offset, offset)).toString();
    }

    private static String row(int offset, byte[] bytes, int start, int end) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i++) {
            hex.append("%02x ".formatted(bytes[i]));
            text.append(bytes[i] < ' ' ? '.' : (char) bytes[i]);
        }
        return "%04x  %-36s %-12s".formatted(offset, hex, text);
    }
}
