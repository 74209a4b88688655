package programs.messages;

import org.apache.rocketmq.common.message.MessageDecoder;

import java.io.PrintStream;
import java.util.Map;

import static java.util.stream.Collectors.joining;

/** What RocketMQ's own two functions make of properties that its format has no room for. */
public final class RocketMqProperties {
    private RocketMqProperties() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        out.printf("%-20s  %-16s  %s%n", "name, value", "written", "read back");
        throughBoth("note", "a\u0001b", out);
        throughBoth("note", "a\u0002b", out);
        throughBoth("no\u0001te", "a", out);
        throughBoth("no\u0002te", "a", out);
        throughBoth("", "a", out);
        throughBoth("note", "", out);
    }

    private static void throughBoth(String name, String value, PrintStream out) {
        String written = MessageDecoder.messageProperties2String(Map.of(name, value));
        Map<String, String> read = MessageDecoder.string2messageProperties(written);
        out.printf("%-20s  %-16s  %s%n", quoted(name) + ", " + quoted(value), visible(written), shown(read));
    }

    private static String shown(Map<String, String> properties) {
        return properties.isEmpty()
                ? "nothing"
                : properties.entrySet().stream()
                        .map(property -> quoted(property.getKey()) + ", " + quoted(property.getValue()))
                        .collect(joining("; "));
    }

    private static String quoted(String text) {
        return '"' + visible(text) + '"';
    }

    private static String visible(String text) {
        return text.replace("\u0001", "\\1").replace("\u0002", "\\2");
    }
}
