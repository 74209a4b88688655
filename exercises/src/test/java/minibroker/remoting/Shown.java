package minibroker.remoting;

import java.util.Arrays;
import java.util.TreeMap;

/** Puts what is compared into lines of text, so that a verdict shows where two of them differ. */
final class Shown {
    private Shown() {}

    /** A command with all its components, one on each line; its fields in the order of the alphabet. */
    static String command(RemotingCommand command) {
        return """
                code       %s
                language   %s
                version    %s
                opaque     %s
                flag       %s
                remark     "%s"
                extFields  %s
                body       %s""".formatted(
                        command.code(),
                        command.language(),
                        command.version(),
                        command.opaque(),
                        command.flag(),
                        command.remark(),
                        new TreeMap<>(command.extFields()),
                        Arrays.toString(command.body()));
    }

    /** JSON with a line for each member. */
    static String json(String header) {
        return header.replace(",\"", ",\n\"");
    }

    /** Hexadecimal digits with spaces where {@code model} has some. */
    static String grouped(String hex, String model) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (String group : model.split(" ")) {
            int end = Math.min(hex.length(), at + group.length());
            text.append(at == 0 ? "" : " ").append(hex, at, end);
            at = end;
        }
        return text.append(at < hex.length() ? " " : "")
                .append(hex.substring(at))
                .toString();
    }
}
