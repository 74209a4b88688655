package programs.tickets;

import picture.TimelinePicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the timelines of several runs of capstone IV above each other: {@code OUT.svg TITLE FILE [TITLE FILE ...]},
 * each file written by {@code ./workbook run capstone-4 SEED SECONDS FILE}.
 */
public final class TicketPicture {
    private TicketPicture() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3 || args.length % 2 == 0) {
            System.out.println("must be: OUT.svg TITLE FILE [TITLE FILE ...]");
            System.exit(2);
        }
        TimelinePicture picture =
                new TimelinePicture("The life of broker, clerks and some orders in a run of capstone IV");
        for (int i = 1; i < args.length; i += 2) {
            picture.panel(args[i], TicketTimeline.read(Path.of(args[i + 1])));
        }
        Files.writeString(Path.of(args[0]), picture.svg());
        System.out.println(args[0]);
    }
}
