package workbook.catalogue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueTest {
    private Fixture fixture;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    @Test
    void readsLessonsInOrderWithTheirExercises() {
        Catalogue catalogue = Catalogue.read(fixture.folders());
        assertThat(catalogue.lessons()).extracting(Lesson::title).containsExactly("Boxes", "Shelves");
        assertThat(catalogue.exercises()).extracting(Exercise::id).containsExactly("01-1", "01-2", "02-1", "02-2");
        Lesson boxes = catalogue.lesson("1").orElseThrow();
        assertThat(boxes.invariants())
                .containsExactly("A box never holds more than its capacity.", "What was put in first comes out first.");
        assertThat(boxes.part()).isEqualTo("I");
        Exercise greeting = catalogue.exercise("02-2").orElseThrow();
        assertThat(greeting.kind()).isEqualTo(Kind.CLIENT);
        assertThat(greeting.program()).contains("programs.greeting.Greeting");
        assertThat(greeting.hints())
                .containsExactly(
                        "A nudge for A greeting.", "A pointer for A greeting.", "Nearly the answer for A greeting.");
    }

    @Test
    void tellsEveryProblemWithFileAndLine() {
        fixture.edit("lessons/01-boxes/exercises/01-1.adoc", ":kind: B", ":kind: X");
        fixture.edit("lessons/01-boxes/exercises/01-2.adoc", ":minutes: 10", ":minutes: soon");
        fixture.edit("lessons/01-boxes/exercises/01-2.adoc", "// end::hint-2[]", "");
        fixture.edit("lessons/02-shelves/exercises/02-2.adoc", ":run: programs.greeting.Greeting", "");
        fixture.edit("lessons/02-shelves/lesson.adoc", ":exercise: 02-1", ":exercise: 02-7");
        assertThatThrownBy(() -> Catalogue.read(fixture.folders()))
                .isInstanceOf(BrokenLesson.class)
                .hasMessage("""
                        lessons/01-boxes/exercises/01-1.adoc:2: :kind: must be B, C or T, not "X"
                        lessons/01-boxes/exercises/01-2.adoc:13: tag::hint-2[] has no end::hint-2[]
                        lessons/01-boxes/exercises/01-2.adoc:1: no part hint-2 (between // tag::hint-2[] \
                        and // end::hint-2[])
                        lessons/01-boxes/exercises/01-2.adoc:3: :minutes: must be a number, not "soon"
                        lessons/02-shelves/exercises/02-1.adoc: lesson.adoc does not show it (a line ":exercise: 02-1")
                        lessons/02-shelves/exercises/02-2.adoc:1: no :run:
                        lessons/02-shelves/lesson.adoc:9: exercises/02-7.adoc is missing""");
    }

    @Test
    void aLessonNeedsTitlePartMinutesAndInvariants() {
        fixture.write("lessons/02-shelves/lesson.adoc", "Shelves\n:part: I\n\n:exercise: 02-1\n\n:exercise: 02-2\n");
        assertThatThrownBy(() -> Catalogue.read(fixture.folders()))
                .hasMessageContainingAll(
                        "lessons/02-shelves/lesson.adoc:1: no title (a line \"= Title\")",
                        "lessons/02-shelves/lesson.adoc:1: no :minutes:",
                        "lessons/02-shelves/lesson.adoc:1: no part invariants");
    }

    @Test
    void knowsWhatAMistypedIdMayMean() {
        assertThat(Catalogue.read(fixture.folders()).near("02-3")).contains("02-1", "02-2");
    }
}
