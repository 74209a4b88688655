package workbook.wrong;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;

import java.nio.file.Path;

/** The workbook's own wrong answers: whoever changes the reference hears at once which of them it takes with it. */
class AllDifferencesTest {
    private static final WorkbookLayout WORKBOOK =
            new WorkbookLayout(Path.of("").toAbsolutePath().getParent());

    @Test
    void everyDifferenceFitsTheReferenceAndHasItsVerdict() {
        Reference reference = Reference.read(WORKBOOK);
        SoftAssertions softly = new SoftAssertions();
        for (Lesson lesson : Catalogue.read(WORKBOOK).lessons()) {
            for (Exercise exercise : lesson.exercises()) {
                WrongAnswers all = WrongAnswers.of(WORKBOOK, lesson, exercise.id());
                for (WrongAnswer answer : all.answers()) {
                    softly.assertThatCode(() -> answer.putInto(reference.starters(), reference))
                            .doesNotThrowAnyException();
                }
                for (WrongAnswer answer : WrongAnswers.right(WORKBOOK, lesson, exercise.id())) {
                    softly.assertThatCode(() -> answer.putInto(reference.starters(), reference))
                            .doesNotThrowAnyException();
                }
                softly.assertThat(GoldenVerdicts.of(lesson, exercise.id()).bySlug())
                        .as("verdicts of %s", exercise.id())
                        .containsOnlyKeys(
                                all.answers().stream().map(WrongAnswer::slug).toList());
            }
        }
        softly.assertAll();
    }
}
