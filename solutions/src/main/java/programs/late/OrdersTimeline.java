package programs.late;

import picture.Mark;
import picture.TimelinePicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When the money and the time-out of each order came, after it was placed. One thread uses it. */
final class OrdersTimeline {
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param cameAfter what came how many milliseconds after the order was placed: {@code money} and {@code time-out}
     * @param isPaid how it ended
     */
    void add(String order, Map<String, Long> cameAfter, boolean isPaid) {
        long last = cameAfter.values().stream().mapToLong(Long::longValue).max().orElse(0);
        marks.add(Mark.during(order, 0, last, isPaid ? "ends PAID" : "ends CANCELLED"));
        if (cameAfter.containsKey("time-out")) {
            marks.add(Mark.at(order, cameAfter.get("time-out"), "time-out", "T"));
        }
        if (cameAfter.containsKey("money")) {
            marks.add(Mark.at(order, cameAfter.get("money"), "money", "M"));
        }
    }

    void save(Path picture) throws IOException {
        Files.createDirectories(picture.toAbsolutePath().getParent());
        Files.writeString(
                picture,
                new TimelinePicture("Twelve orders: when money and time-out came, and how each ended")
                        .panel("Seconds after each order was placed", marks)
                        .svg());
    }
}
