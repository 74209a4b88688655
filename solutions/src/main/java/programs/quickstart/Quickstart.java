package programs.quickstart;

import java.io.IOException;
import java.util.Locale;

/**
 * Apache's quickstart.Producer and quickstart.Consumer ({@code org.apache.rocketmq.example}), unchanged, against the
 * broker given: 1,000 messages are sent, then received, and each is looked for by its unique key.
 *
 * <p>Exit code 0 when every message that was sent came in, 1 when not.
 */
public final class Quickstart {
    private Quickstart() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Pair pair = new Pair(System.getProperty("rocketmq.namesrv.addr"));
        long start = System.nanoTime();
        pair.produce(tally);
        tally.failureTexts().forEach(reason -> System.out.println("quickstart.Producer  " + reason));
        report("quickstart.Producer  %4s messages sent, each answered SEND_OK".formatted(tally.sent()), start);
        if (tally.sent() > 0) {
            start = System.nanoTime();
            pair.consume(tally);
            int twice = tally.shares().stream().mapToInt(Tally.Share::twice).sum();
            report("quickstart.Consumer  %4s of them received, %s twice".formatted(tally.received(), twice), start);
        }
        System.exit(tally.isComplete() ? 0 : 1);
    }

    private static void report(String what, long start) {
        System.out.printf(Locale.ROOT, "%s, in %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
