package book;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.wrong.GoldenVerdicts;
import workbook.wrong.WrongAnswer;
import workbook.wrong.WrongAnswers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A fold with the most telling wrong answers of an exercise: the difference to the reference, and what the verdict
 * says.
 */
record MistakesFold(WorkbookLayout layout, Catalogue catalogue) {
    private static final String MISTAKE = """

            [.mistake]
            %s

            [source,diff]
            ------
            %s
            ------

            [listing.verdict]
            .....
            %s
            .....
            """;

    /**
     * Empty if none is marked for learners.
     *
     * @throws IllegalArgumentException if there is no such exercise, or its wrong answers can't be read
     */
    String of(String id) {
        Exercise exercise = catalogue.exercise(id).orElseThrow(() -> new IllegalArgumentException("no exercise " + id));
        Lesson lesson = catalogue.lessonOf(exercise);
        List<WrongAnswer> shown = WrongAnswers.of(layout, lesson, id).shown();
        if (shown.isEmpty()) {
            return "";
        }
        GoldenVerdicts verdicts = GoldenVerdicts.of(lesson, id);
        StringBuilder fold = new StringBuilder("""
                .Mistakes that others made
                [%collapsible.mistakes]
                =======
                A line with a minus is the reference's, one with a plus the mistake's.
                """);
        shown.forEach(answer -> fold.append(MISTAKE.formatted(
                answer.mistake(),
                answer.difference().stream().map(MistakesFold::closed).collect(Collectors.joining("\n")),
                String.join("\n", verdicts.told(answer.slug())))));
        return fold.append("=======\n").toString();
    }

    /** Rouge takes all for a heading that stands between two @@. */
    private static String closed(String line) {
        return line.startsWith("@@") ? line + " @@" : line;
    }
}
