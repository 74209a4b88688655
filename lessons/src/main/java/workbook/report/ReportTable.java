package workbook.report;

import workbook.learner.ExerciseStatus.State;
import workbook.terminal.Columns;
import workbook.verdict.Colours;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report for a terminal. Lessons of which nothing is begun have one line.
 *
 * <pre>
 * 2 of 62 exercises done
 *
 * 01  Why queues?                                     2 of 3 done
 *     01-1  done     2026-11-28 17:02    4 checks  1 hint    A queue that can say "full"
 * </pre>
 */
public final class ReportTable {
    private static final int NAME_WIDTH = 46;
    private static final String NO_TIME = " ".repeat("2026-11-28 17:02".length());

    private final Colours colours;
    private final int width;
    private final Optional<ZoneId> zone;

    /** @param zone of the times; empty for none, so that a program reads the same text every time */
    public ReportTable(Colours colours, int width, Optional<ZoneId> zone) {
        this.colours = colours;
        this.width = width;
        this.zone = zone;
    }

    public List<String> lines(StudyReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(colours.strong(report.summary()));
        lines.add("");
        for (LessonReport lesson : report.lessons()) {
            String count = lesson.count();
            int room = Math.max(1, Math.min(NAME_WIDTH, width - count.length() - 5));
            String line = "%s  %s %s".formatted(lesson.number(), Columns.padded(lesson.title(), room), count);
            lines.addAll(Columns.fill(lesson.begun() ? line : colours.dim(line), width, 4));
            if (lesson.begun()) {
                lesson.exercises().forEach(exercise -> lines.addAll(row(exercise)));
                lesson.capstone().ifPresent(capstone -> lines.addAll(row(capstone)));
            }
        }
        return lines;
    }

    private List<String> row(ExerciseReport exercise) {
        String same = exercise.sameAsSolution() ? "  (as in the solution)" : "";
        String facts = "%s%s  %s  %s%s"
                .formatted(
                        time(exercise.passed()),
                        counted(exercise.checks(), "check"),
                        counted(exercise.hints(), "hint"),
                        exercise.title(),
                        same);
        return row(exercise.id(), exercise.state(), facts);
    }

    private List<String> row(CapstoneReport capstone) {
        String facts = "%s%s  %s".formatted(time(capstone.passed()), counted(capstone.runs(), "run"), capstone.title());
        return row(capstone.id(), capstone.state(), facts);
    }

    private List<String> row(String id, State state, String facts) {
        String start = "    %s  ".formatted(id);
        return Columns.fill(start + painted(state) + "  " + facts, width, start.length() + 9);
    }

    private String time(Optional<Instant> time) {
        return zone.map(here ->
                        time.map(instant -> LocalMinutes.of(instant, here)).orElse(NO_TIME) + "  ")
                .orElse("");
    }

    private static String counted(int number, String what) {
        return Columns.padded("%s %s%s".formatted(number, what, number == 1 ? "" : "s"), what.length() + 4);
    }

    private String painted(State state) {
        String word = Columns.padded(state.word(), 7);
        return switch (state) {
            case DONE, GIVEN -> colours.good(word);
            case FAILING, MISSING -> colours.bad(word);
            case OPEN -> colours.dim(word);
            case STARTED, CHANGED -> word;
        };
    }
}
