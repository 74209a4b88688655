package programs.punctual;

import picture.Mark;
import picture.TimelinePicture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lane for each wish that was granted: how long it waited for its time, and how long after that for its second. */
final class SecondsTimeline {
    private static final String WAITS = "waits for its time";
    private static final String LATE = "its time has come";
    private static final String LEAVES = "leaves";

    private SecondsTimeline() {}

    /**
     * @param began when the first message was sent, in milliseconds since 1970
     * @param asked the time that each message asks for, likewise
     */
    static String of(long began, Map<String, Long> asked, Map<String, TimedTopic.Arrival> arrivals) {
        long zero = began / 1_000 * 1_000;
        List<Mark> marks = new ArrayList<>();
        asked.forEach((what, time) -> {
            TimedTopic.Arrival arrival = arrivals.get(what);
            if (arrival != null) {
                addLane(marks, lane(what), began - zero, Math.max(time, began) - zero, arrival.time() - zero);
            }
        });
        return new TimelinePicture("Messages that wait for a time: when each was wanted, and when it left")
                .panel("wishes that were granted", marks)
                .svg();
    }

    private static void addLane(List<Mark> marks, String lane, long sent, long wanted, long left) {
        if (wanted > sent) {
            marks.add(Mark.during(lane, sent, wanted, WAITS));
        }
        marks.add(Mark.during(lane, wanted, Math.max(wanted, left), LATE));
        marks.add(Mark.at(lane, left, LEAVES, "L"));
    }

    /** "TIMER_DELIVER_MS .001 of a second" is ".001", "TIMER_DELAY_MS 1500" is "MS 1500". */
    private static String lane(String what) {
        String words =
                what.replaceAll(" +", " ").replace("TIMER_DELIVER_MS ", "").replace("TIMER_DELAY_", "");
        int end = words.indexOf(words.startsWith(".") ? " " : ",");
        return end < 0 ? words : words.substring(0, end) + (words.startsWith(".") ? "" : "…");
    }
}
