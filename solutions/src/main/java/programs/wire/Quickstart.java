package programs.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apache's quickstart.Producer and quickstart.Consumer, unchanged, against the broker given: 1,000 messages are sent, then
 * received, and each is looked for by its unique key.
 *
 * <p>Exit code 0 when every message that was sent came in, 1 when not.
 */
public final class Quickstart {
    private static final int MESSAGES = 1000;
    private static final int FAILURES_ENDURED = 3;
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Pattern SENT = Pattern.compile("sendStatus=SEND_OK, msgId=(\\w+)");
    private static final Pattern RECEIVED = Pattern.compile("UNIQ_KEY=(\\w+)");
    private static final Pattern FAILURE = Pattern.compile("^(Caused by: )?[\\w.]+Exception: (.*)");

    private final String nameServer;
    private final Set<String> sent = new HashSet<>();
    private final Set<String> received = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private int twice;
    private int failures;

    private Quickstart(String nameServer) {
        this.nameServer = nameServer;
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws IOException {
        System.exit(new Quickstart(System.getProperty("rocketmq.namesrv.addr")).run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        long start = System.nanoTime();
        ExampleProgram.run("quickstart.Producer", nameServer, BOUND, this::producerPrinted);
        report("quickstart.Producer  %4d messages sent, each answered SEND_OK".formatted(sent.size()), start);
        if (sent.isEmpty()) {
            return false;
        }
        start = System.nanoTime();
        ExampleProgram.run("quickstart.Consumer", nameServer, BOUND, this::consumerPrinted);
        report("quickstart.Consumer  %4d of them received, %d twice".formatted(received.size(), twice), start);
        return sent.size() == MESSAGES && received.equals(sent);
    }

    private boolean producerPrinted(String line) {
        Matcher message = SENT.matcher(line);
        Matcher failure = FAILURE.matcher(line);
        if (message.find()) {
            sent.add(message.group(1));
        } else if (failure.find()) {
            failures += failure.group(1) == null ? 1 : 0;
            if (said.add(failure.group(2))) {
                System.out.println("quickstart.Producer  " + failure.group(2));
            }
        }
        return failures < FAILURES_ENDURED;
    }

    /** A message that an earlier run left behind is not one of ours. */
    private boolean consumerPrinted(String line) {
        Matcher message = RECEIVED.matcher(line);
        while (message.find()) {
            if (sent.contains(message.group(1)) && !received.add(message.group(1))) {
                twice++;
            }
        }
        return received.size() < sent.size();
    }

    private static void report(String what, long start) {
        System.out.printf(Locale.ROOT, "%s, in %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
