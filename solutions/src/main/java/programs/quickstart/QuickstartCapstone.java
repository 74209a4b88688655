package programs.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/**
 * Capstone I: Apache's quickstart.Producer and quickstart.Consumer ({@code org.apache.rocketmq.example}), unchanged,
 * against the broker given. In the first act 1,000 messages wait for a consumer; in the second and the third it waits
 * for 1,000 more.
 *
 * <p>Exit code 0 when each message came once, as it was sent, and when a consumer that waited was told at once; 1 when
 * not.
 */
public final class QuickstartCapstone {
    /** The broker looks at all held pulls every five seconds. A pull that nobody wakes is answered then. */
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(5);

    /** So late may be what a consumer that waits is told of first. */
    private static final long PROMPT_MILLIS = 1_000;

    /**
     * A look may come within that second by chance, once in five times. It can't do so after the beginnings of two acts
     * that are this far apart in its rhythm.
     */
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** A producer may take longer or shorter to start than it did before; then the third act is played again. */
    private static final int ATTEMPTS = 5;

    private final Pair pair;
    private final AtomicReference<Tally> act = new AtomicReference<>();
    private final List<String> faults = new ArrayList<>();

    private QuickstartCapstone(String nameServer) {
        this.pair = new Pair(nameServer);
    }

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new QuickstartCapstone(System.getProperty("rocketmq.namesrv.addr")).passes() ? 0 : 1);
    }

    @SuppressWarnings("try") // the consumer only has to be closed
    private boolean passes() throws IOException, InterruptedException {
        System.out.println("Act 1: messages wait for their consumer");
        Tally first = new Tally();
        act.set(first);
        pair.produce(first);
        if (first.sent() > 0) {
            try (ExampleProgram consumer = pair.startConsumer(line -> act.get().consumerPrinted(line))) {
                pair.awaitArrival(first);
                show(first);
                if (faults.isEmpty()) {
                    theConsumerWaits();
                }
            }
        } else {
            show(first);
        }
        System.out.println();
        System.out.println(
                faults.isEmpty()
                        ? "Passed: Apache's programs noticed no difference."
                        : "Failed: " + String.join("; ", faults) + ".");
        return faults.isEmpty();
    }

    private void theConsumerWaits() throws IOException, InterruptedException {
        System.out.println();
        System.out.println("Act 2: the consumer waits for its messages");
        Tally second = sendToWhoWaits();
        show(second);
        showDelays(second);
        if (faults.isEmpty()) {
            System.out.println();
            System.out.println("Act 3: and once more, half a sweep later");
            Tally third = halfASweepFrom(second.start());
            show(third);
            showDelays(third);
        }
    }

    private Tally sendToWhoWaits() throws IOException, InterruptedException {
        Tally tally = new Tally();
        act.set(tally);
        pair.produce(tally);
        pair.awaitArrival(tally);
        return tally;
    }

    /** Sends once more, and so that a look which came right after the other start can't come right after this one. */
    private Tally halfASweepFrom(Tally.Start other) throws IOException, InterruptedException {
        Tally tally;
        int attempts = 0;
        do {
            long begin = other.nanos() + BETWEEN_LOOKS / 2 - other.lead();
            TimeUnit.NANOSECONDS.sleep(Math.floorMod(begin - System.nanoTime(), BETWEEN_LOOKS));
            tally = sendToWhoWaits();
            attempts++;
        } while (tally.sent() > 0 && !areApart(other, tally.start()) && attempts < ATTEMPTS);
        return tally;
    }

    private static boolean areApart(Tally.Start one, Tally.Start other) {
        long after = Math.floorMod(other.nanos() - one.nanos(), BETWEEN_LOOKS);
        return Math.min(after, BETWEEN_LOOKS - after) >= APART;
    }

    private void show(Tally tally) {
        System.out.println("           sent  received  twice  missing  changed");
        for (Tally.Share share : tally.shares()) {
            System.out.printf(
                    "  queue %s  %5s  %8s  %5s  %7s  %7s%n",
                    share.queue(),
                    share.sent(),
                    share.received(),
                    share.twice(),
                    share.sent() - share.received(),
                    share.changed());
        }
        tally.failureTexts().forEach(reason -> System.out.println("  the producer was told: " + reason));
        fault(Tally.MESSAGES - tally.sent(), "could not be sent");
        fault(sum(tally, share -> share.sent() - share.received()), "were sent and never came");
        fault(sum(tally, Tally.Share::twice), "came more than once");
        fault(sum(tally, Tally.Share::changed), "had another queue, offset or body than the one that was sent");
    }

    private static int sum(Tally tally, ToIntFunction<Tally.Share> part) {
        return tally.shares().stream().mapToInt(part).sum();
    }

    private void fault(int messages, String what) {
        if (messages > 0) {
            faults.add("%s messages %s".formatted(messages, what));
        }
    }

    private void showDelays(Tally tally) {
        List<Long> delays = tally.delays();
        List<Long> ofFirst = tally.firstDelays();
        if (ofFirst.isEmpty()) {
            return;
        }
        long slowest = ofFirst.get(ofFirst.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "  the first of each queue came within %,d ms of its SEND_OK, half of all within %,d ms, all within %,d ms%n",
                slowest,
                delays.get(delays.size() / 2),
                delays.get(delays.size() - 1));
        if (slowest > PROMPT_MILLIS) {
            faults.add(String.format(
                    Locale.ROOT,
                    "a consumer was waiting, and the first message of a queue came %,d ms after its SEND_OK",
                    slowest));
        }
    }
}
