package workbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program prints to standard error, with the trace of a client that gave up told as one sentence. Traces of
 * anything else stay as they are: they are about the learner's own code.
 */
final class ClientTrace {
    /** The client wraps some of its own exceptions in those of the JDK. */
    private static final String IN_MAIN = "Exception in thread \"main\" (?:java\\.[\\w.]+: )?";

    private static final Pattern GAVE_UP = Pattern.compile(IN_MAIN + "(org\\.apache\\.rocketmq\\.\\S*?): *(.*)");
    private static final Pattern BARE = Pattern.compile(IN_MAIN + "(org\\.apache\\.rocketmq\\.[\\w.]+)()");
    private static final Pattern FRAME = Pattern.compile("\\s+at (?:\\S+/)?programs\\.[^(]*\\((\\S+:[0-9]+)\\)");
    private static final Pattern REST = Pattern.compile(
            "\\s+at .*|\\s+\\.\\.\\. [0-9]+ more|\\s*(Caused by|Suppressed): .*|See https?:.*|For more.*|\\s*");

    private final PrintStream out;
    private String message = "";
    private String place = "";
    private boolean inTrace;

    private ClientTrace(PrintStream out) {
        this.out = out;
    }

    /** Until the end of the input. */
    static void forward(BufferedReader in, PrintStream out) throws IOException {
        ClientTrace trace = new ClientTrace(out);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            trace.line(line);
        }
        trace.end();
    }

    private void line(String line) {
        Matcher gaveUp = GAVE_UP.matcher(line);
        Matcher bare = BARE.matcher(line);
        if (gaveUp.matches() || bare.matches()) {
            end();
            Matcher found = gaveUp.matches() ? gaveUp : bare;
            String name = found.group(1).substring(found.group(1).lastIndexOf('.') + 1);
            message = found.group(2).isEmpty() ? name : found.group(2);
            inTrace = true;
            return;
        }
        Matcher frame = FRAME.matcher(line);
        if (inTrace && frame.matches() && place.isEmpty()) {
            place = frame.group(1);
        }
        if (!inTrace || !REST.matcher(line).matches()) {
            end();
            out.println(line);
        }
    }

    private void end() {
        if (inTrace) {
            out.printf(
                    "The client gave up: %s%s. On a busy machine, try once more.%n",
                    message.replaceFirst("\\.\\s*$", ""), place.isEmpty() ? "" : " (" + place + ")");
        }
        inTrace = false;
        place = "";
    }
}
