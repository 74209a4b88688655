package workbook.report;

import workbook.learner.ExerciseStatus.State;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report for a browser: one file that needs no other, asks nobody and has no script. Format: report.html.
 *
 * <p>What a verdict quotes was printed by a learner's code, so every text in it is escaped.
 */
public final class ReportPage {
    private static final String NONE = "<span class=\"none\">-</span>";

    private final ZoneId zone;
    private final String style;

    /**
     * @param zone of the times
     * @param style the book's style sheet
     */
    public ReportPage(ZoneId zone, String style) {
        this.zone = zone;
        this.style = style;
    }

    public String of(StudyReport report) {
        return resource("report.html")
                .replace("${style}", style + resource("report.css"))
                .replace("${summary}", escaped(report.summary()))
                .replace("${made}", time(report.made()))
                .replace("${zone}", escaped(zone.getId()))
                .replace("${lessons}", lessons(report));
    }

    private String lessons(StudyReport report) {
        String begun = report.lessons().stream()
                .filter(LessonReport::begun)
                .map(this::lesson)
                .collect(Collectors.joining());
        String rest = report.lessons().stream()
                .filter(lesson -> !lesson.begun())
                .map(lesson -> "<li>%s %s</li>\n".formatted(lesson.number(), escaped(lesson.title())))
                .collect(Collectors.joining());
        return rest.isEmpty() ? begun : begun + "<h2>Not begun</h2>\n<ul class=\"open\">\n" + rest + "</ul>\n";
    }

    private String lesson(LessonReport lesson) {
        StringBuilder html = new StringBuilder();
        html.append("<h2>%s %s</h2>\n".formatted(lesson.number(), escaped(lesson.title())));
        html.append("<p class=\"facts\">%s</p>\n".formatted(lesson.count()));
        html.append("<div class=\"scroll\"><table class=\"stack\">\n<thead><tr>");
        for (String column : new String[] {"Exercise", "State", "Passed", "Checks", "Hints"}) {
            html.append("<th scope=\"col\">").append(column).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        lesson.exercises().forEach(exercise -> html.append(row(exercise)));
        lesson.capstone().ifPresent(capstone -> html.append(row(capstone)));
        html.append("</tbody></table></div>\n");
        lesson.exercises().forEach(exercise -> html.append(verdict(exercise)));
        return html.toString();
    }

    private String row(ExerciseReport exercise) {
        String same = exercise.sameAsSolution() ? "<br><small>as in the solution</small>" : "";
        return "<tr><td><b>%s</b> %s</td>%s%s%s%s</tr>\n"
                .formatted(
                        exercise.id(),
                        escaped(exercise.title()),
                        cell("State", state(exercise.state()) + same),
                        cell("Passed", passed(exercise.passed())),
                        cell("Checks", "" + exercise.checks()),
                        cell("Hints", "" + exercise.hints()));
    }

    private String row(CapstoneReport capstone) {
        String last = capstone.ran()
                .map(time -> "<br><small>last run %s</small>".formatted(time(time)))
                .orElse("");
        return "<tr><td><b>%s</b> %s</td>%s%s%s%s</tr>\n"
                .formatted(
                        capstone.id(),
                        escaped(capstone.title()),
                        cell("State", state(capstone.state())),
                        cell("Passed", passed(capstone.passed()) + last),
                        cell("Runs", "" + capstone.runs()),
                        cell("Hints", NONE));
    }

    private static String cell(String column, String html) {
        return "<td data-column=\"%s\">%s</td>".formatted(column, html);
    }

    private static String state(State state) {
        return "<span class=\"state-%s\">%s</span>".formatted(state.name().toLowerCase(Locale.ROOT), state.word());
    }

    private String passed(Optional<Instant> time) {
        return time.map(this::time).orElse("<span class=\"none\">not yet</span>");
    }

    private String time(Instant time) {
        return "<time datetime=\"%s\">%s</time>".formatted(time, LocalMinutes.of(time, zone));
    }

    /** What fails stands open. */
    private String verdict(ExerciseReport exercise) {
        if (exercise.verdict().isEmpty()) {
            return "";
        }
        String when = exercise.checked().map(time -> ", " + time(time)).orElse("");
        String lines = exercise.verdict()
                .get()
                .stripTrailing()
                .lines()
                .map(ReportPage::line)
                .collect(Collectors.joining("\n"));
        return ("<details%s><summary>The last verdict on %s%s</summary>"
                        + "<div class=\"content verdict\"><pre>%s</pre></div></details>\n")
                .formatted(exercise.state() == State.FAILING ? " open" : "", exercise.id(), when, lines);
    }

    /** The style sheet wraps it under its own column. */
    private static String line(String line) {
        return "<span class=\"%s\">%s</span>".formatted(line.startsWith("    ") ? "fact" : "line", escaped(line));
    }

    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\n', '\t' -> html.append((char) letter);
                default -> html.appendCodePoint(Character.isISOControl(letter) ? '\uFFFD' : letter);
            }
        });
        return html.toString();
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " of the report", e);
        }
    }
}
