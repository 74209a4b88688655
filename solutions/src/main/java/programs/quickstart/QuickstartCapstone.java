package programs.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/**
 * Capstone I: Apache's quickstart.Producer and quickstart.Consumer ({@code org.apache.rocketmq.example}), unchanged, against
 * the broker given. In the first act 1,000 messages wait for a consumer; in the second the consumer waits for 1,000 more.
 *
 * <p>Exit code 0 when each message came once, as it was sent, and those of the second act without delay; 1 when not.
 */
public final class QuickstartCapstone {
    /** A pull that is not woken is answered at the next look at all held pulls, which is every five seconds. */
    private static final long PROMPT_MILLIS = 400;

    private final Pair pair;
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
        pair.produce(first);
        AtomicReference<Tally> act = new AtomicReference<>(first);
        if (first.sent() > 0) {
            try (ExampleProgram consumer = pair.startConsumer(line -> act.get().consumerPrinted(line))) {
                pair.awaitArrival(first);
                show(first);
                if (faults.isEmpty()) {
                    System.out.println();
                    System.out.println("Act 2: the consumer waits for its messages");
                    Tally second = new Tally();
                    act.set(second);
                    pair.produce(second);
                    pair.awaitArrival(second);
                    show(second);
                    showDelays(second);
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

    private void show(Tally tally) {
        System.out.println("           sent  received  twice  missing  changed");
        for (Tally.Share share : tally.shares()) {
            System.out.printf(
                    "  queue %d  %5d  %8d  %5d  %7d  %7d%n",
                    share.queue(),
                    share.sent(),
                    share.received(),
                    share.twice(),
                    share.sent() - share.received(),
                    share.changed());
        }
        tally.said().forEach(reason -> System.out.println("  the producer was told: " + reason));
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
            faults.add("%d messages %s".formatted(messages, what));
        }
    }

    private void showDelays(Tally tally) {
        List<Long> delays = tally.delays();
        if (delays.isEmpty()) {
            return;
        }
        long half = delays.get(delays.size() / 2);
        System.out.printf(
                "  half of them came within %,d ms of their SEND_OK, the last one after %,d ms%n",
                half, delays.get(delays.size() - 1));
        if (half > PROMPT_MILLIS) {
            faults.add("half of the messages came more than %d ms late, although a consumer was waiting"
                    .formatted(PROMPT_MILLIS));
        }
    }
}
