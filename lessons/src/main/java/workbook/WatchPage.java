package workbook;

import workbook.terminal.Columns;
import workbook.verdict.Colours;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code watch} shows on a screen of its own, from top to bottom: where the learner is, what there is to read,
 * what goes on, the keys. Only letters of ASCII are drawn, which every terminal has.
 *
 * <pre>
 * Lesson 01  Why queues?                                [###---------------------] 3 of 62 done
 *
 * 01-1  A queue that says "full"                       2 of 7 checks pass
 *   FAILS  theThirdPutWaitsUntilOneWasTaken
 *     scenario   capacity 2: the third put waits until one was taken
 *     ...
 * lines 1 to 18 of 25, arrow keys scroll
 * checked at 12:34:56 in 210 ms
 * h hint   s solution   l list   r run again   n next   q quit
 * </pre>
 *
 * @param lesson its number and name
 * @param behind how many exercises are behind the learner
 * @param all how many there are
 * @param text what there is to read
 * @param status what goes on
 * @param keys what can be pressed
 */
record WatchPage(String lesson, long behind, int all, List<String> text, String status, String keys) {
    private static final int BAR = 24;

    /** In fewer rows there are no blank lines. */
    private static final int LOW = 12;

    /**
     * As many lines as the screen has.
     *
     * @param from the first line of the text that is shown
     */
    List<String> lines(int columns, int rows, int from, Colours colours) {
        int room = room(columns, rows, colours);
        List<String> body = text.subList(Math.min(from, text.size()), Math.min(from + room, text.size()));
        List<String> lines = new ArrayList<>(head(columns, colours));
        lines.addAll(blank(rows));
        lines.addAll(body);
        for (int i = body.size(); i < room; i++) {
            lines.add("");
        }
        if (text.size() > room) {
            String place = "lines %s to %s of %s, arrow keys scroll".formatted(from + 1, from + room, text.size());
            lines.add(colours.dim(place));
        } else {
            lines.addAll(blank(rows));
        }
        lines.add(colours.dim(status));
        lines.addAll(Columns.fill(keys, columns, 0));
        return lines;
    }

    /** The line of the text from which on the rest of it fills the screen. */
    int lastStart(int columns, int rows, Colours colours) {
        return Math.max(0, text.size() - room(columns, rows, colours));
    }

    /** How many lines of the text are seen at once. */
    int room(int columns, int rows, Colours colours) {
        int others = head(columns, colours).size()
                + 2 * blank(rows).size()
                + 1
                + Columns.fill(keys, columns, 0).size();
        boolean placeIsExtra = blank(rows).isEmpty() && text.size() > rows - others;
        return Math.max(1, rows - others - (placeIsExtra ? 1 : 0));
    }

    private static List<String> blank(int rows) {
        return rows < LOW ? List.of() : List.of("");
    }

    private List<String> head(int columns, Colours colours) {
        String left = colours.strong(lesson);
        String right = bar(colours);
        if (Columns.of(left) + 2 + Columns.of(right) <= columns) {
            return List.of(left + " ".repeat(columns - Columns.of(left) - Columns.of(right)) + right);
        }
        List<String> head = new ArrayList<>(Columns.fill(left, columns, 4));
        head.add(right);
        return head;
    }

    private String bar(Colours colours) {
        int full = all == 0 ? 0 : (int) (BAR * behind / all);
        return "[%s%s] %s of %s done".formatted(colours.good("#".repeat(full)), "-".repeat(BAR - full), behind, all);
    }
}
