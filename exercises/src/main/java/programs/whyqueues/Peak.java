package programs.whyqueues;

import minibroker.exercise.NotDoneYet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Ten times the usual load on a service, without a queue and with one, as a table and as a picture.
 *
 * <p>An argument says where the picture goes; without one it is {@code target/peak.svg}, below the folder in which the
 * command is typed.
 */
public final class Peak {
    private static final int SECONDS_PER_LINE = 2;
    private static final int WAITING_PER_MARK = 50;

    private Peak() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(Path.of(arguments.length > 0 ? arguments[0] : "target/peak.svg"));
        } catch (NotDoneYet e) {
            System.out.printf("%n%s", Wrapped.with("", e.getMessage()));
            System.exit(1);
        }
    }

    private static void run(Path picture) throws IOException {
        System.out.printf(
                "%s orders a second, %s in a peak of %s seconds. The service can do %s.%n%n",
                PeakRun.USUAL, PeakRun.PEAK, PeakRun.PEAK_SECONDS, PeakRun.SERVICE_CAN);
        PeakRun alone = PeakRun.withoutQueue();
        System.out.printf("Without a queue: %s%n", alone.summary());
        PeakRun queued = PeakRun.withQueue();
        System.out.printf("With a queue:    %s%n%n", queued.summary());
        System.out.print(table(alone, queued));
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(picture, PeakPicture.of(alone, queued));
        System.out.printf("%nThe same as a picture: %s%n", picture);
    }

    static String table(PeakRun alone, PeakRun queued) {
        StringBuilder text = new StringBuilder();
        text.append("          orders     without a queue   with a queue\n");
        text.append("second  a second     done   refused    done   waiting\n");
        for (int s = SECONDS_PER_LINE - 1; s < PeakRun.SECONDS; s += SECONDS_PER_LINE) {
            PeakRun.Second one = alone.seconds().get(s);
            PeakRun.Second other = queued.seconds().get(s);
            String marks = "#".repeat((other.waiting() + WAITING_PER_MARK - 1) / WAITING_PER_MARK);
            text.append("%6s  %8s  %7s  %8s  %6s  %8s  %s"
                            .formatted(
                                    s, one.arrived(), one.done(), one.refused(), other.done(), other.waiting(), marks)
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }

    /** The largest value over all seconds. */
    static int highest(List<PeakRun.Second> seconds, ToIntFunction<PeakRun.Second> value) {
        return seconds.stream().mapToInt(value).max().orElse(0);
    }
}
