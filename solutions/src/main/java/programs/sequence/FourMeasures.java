package programs.sequence;

import picture.TimelinePicture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is done for the order of steps, one thing more each time, and how many steps are handled before the one in front
 * of them. As a table, and ten orders as a picture.
 *
 * <p>Arguments: where the picture goes, if not to {@code target/four-measures.svg} below the folder in which the
 * command is typed; how many seconds to wait for the steps of a consumer that was killed, 5 if it is not said. Its
 * queues are locked for a minute.
 */
public final class FourMeasures {
    private static final int FIRST_IN_PICTURE = 40;
    private static final String ROW = "%-38s %9s %9s %9s %9s%n";

    private FourMeasures() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        String nameServer = System.getProperty("rocketmq.namesrv.addr", "127.0.0.1:9876");
        Path picture = Path.of(args.length > 0 ? args[0] : "target/four-measures.svg");
        Duration patience = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
        System.out.printf("%s orders of four steps, three consumers%n", MeasuredRun.ORDERS);
        System.out.printf(
                "For each line we wait until they share the queues, and until all is handled: %1$s s each, at most.%n"
                        + "When one is killed, we wait for its steps for %2$s s, at most.%n%n",
                MeasuredRun.BOUND.toSeconds(), patience.toSeconds());
        System.out.printf(ROW, "", "early", "in orders", "twice", "missing");
        Map<Measure, StepHistory> histories = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            StepHistory history = MeasuredRun.of(nameServer, measure, patience);
            histories.put(measure, history);
            System.out.printf(
                    ROW,
                    measure.words,
                    history.early(),
                    history.ordersWithEarly(),
                    history.again(),
                    MeasuredRun.ALL - history.steps());
        }
        System.out.printf("%n(missing: not handled within %s s after the last send)%n", patience.toSeconds());
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, picture(histories));
        System.out.printf("ten of the orders as a picture: %s%n", picture);
        boolean isKept = histories.get(Measure.ORDERLY).early() == 0
                && histories.get(Measure.KILL).early() == 0;
        long locked = MeasuredRun.ALL - histories.get(Measure.KILL).steps();
        if (locked > 0) {
            System.out.printf(
                    "%s steps are not lost: they wait until the lock of the killed consumer expires, a minute.%n",
                    locked);
        }
        System.out.println(isKept ? "In order, also when one is killed." : "Not in order.");
        System.exit(isKept ? 0 : 1); // clients take their time to say good-bye
    }

    private static String picture(Map<Measure, StepHistory> histories) {
        TimelinePicture picture =
                new TimelinePicture("Ten orders of four steps, by time and consumer, without and with measures");
        for (Measure measure : new Measure[] {Measure.NOTHING, Measure.SELECTOR, Measure.ORDERLY}) {
            picture.panel(measure.words, histories.get(measure).marks(FIRST_IN_PICTURE));
        }
        return picture.svg();
    }
}
