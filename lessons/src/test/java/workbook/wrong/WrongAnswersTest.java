package workbook.wrong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How {@code NN-k.diff} is written, and what is said of one that is not written so. */
class WrongAnswersTest {
    private static final String TWO_ANSWERS = """
                == never-full
                Forgets the capacity, which takes
                two lines to say.
                fails capstone-2
                shown to learners
                fails capstone-1

                @@ Box.java put
                -if (things.size() == capacity) {

                -    return false;
                -}
                @@
                 return things.offer(thing);
                +return true;

                == plain
                Nothing is said of it.
                @@ -3,7 +3,8 @@ public String take()
                -return things.poll();
                +return null;""";

    private static final String DIFF = "lessons/01-boxes/wrong/01-1.diff";
    private static final String HUNK =
            "@@ put\n-if (things.size() == capacity) {\n+if (full()) {\n     return false;\n";

    @TempDir
    Path folder;

    private WrongAnswers read(String text) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.write(DIFF, text);
        Lesson lesson = Catalogue.read(fixture.folders()).lessons().get(0);
        return WrongAnswers.of(fixture.folders(), lesson, "01-1");
    }

    @Test
    void rightAnswersOfAnotherShapeHaveAFolderOfTheirOwn() throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.write("lessons/01-boxes/right/01-1.diff", TWO_ANSWERS);
        Lesson lesson = Catalogue.read(fixture.folders()).lessons().get(0);

        assertThat(WrongAnswers.right(fixture.folders(), lesson, "01-1"))
                .extracting(WrongAnswer::slug)
                .containsExactly("never-full", "plain");
        assertThat(WrongAnswers.of(fixture.folders(), lesson, "01-1").answers())
                .extracting(WrongAnswer::slug)
                .doesNotContain("plain");
    }

    @Test
    void anAnswerHasANameASentenceMarksAndHunks() throws IOException {
        List<WrongAnswer> answers = read(TWO_ANSWERS).answers();

        assertThat(answers).hasSize(2);
        WrongAnswer first = answers.get(0);
        assertThat(first.slug()).isEqualTo("never-full");
        assertThat(first.mistake()).isEqualTo("Forgets the capacity, which takes two lines to say.");
        assertThat(first.shown()).isTrue();
        assertThat(first.capstones()).containsExactly("capstone-1", "capstone-2");
        assertThat(first.hunks()).extracting(Hunk::heading).containsExactly("Box.java put", "");
        assertThat(first.hunks()).extracting(Hunk::line).containsExactly(8, 13);
        assertThat(first.difference())
                .containsExactly(
                        "@@ Box.java put",
                        "-if (things.size() == capacity) {",
                        "",
                        "-    return false;",
                        "-}",
                        "@@",
                        " return things.offer(thing);",
                        "+return true;");
        assertThat(answers.get(1).shown()).isFalse();
        assertThat(answers.get(1).hunks()).extracting(Hunk::heading).containsExactly("public String take()");
    }

    @Test
    void anExerciseWithoutAFileHasNone() throws IOException {
        Lesson lesson = Catalogue.read(Fixture.in(folder).folders()).lessons().get(0);

        assertThat(WrongAnswers.of(Fixture.in(folder).folders(), lesson, "01-9").answers())
                .isEmpty();
    }

    @Test
    void whatIsNotWrittenSoIsRefusedWithFileAndLine() {
        assertRefused(":1: a wrong answer begins with \"== its-name\"", "never-full\n" + HUNK);
        assertRefused(
                ":1: \"Never full\": small letters, digits and hyphens name a wrong answer",
                "== Never full\nA sentence.\n" + HUNK);
        assertRefused(":8: a second never-full", ("== never-full\nA sentence.\n" + HUNK + "\n").repeat(2));
        assertRefused(
                ":3: never-full: a sentence is missing that says what the mistake is",
                "== never-full\nshown to learners\n" + HUNK);
        assertRefused(
                ":4: never-full: a difference is missing, which begins with @@",
                "== never-full\nA sentence.\n\n== other\nA sentence.\n" + HUNK);
        assertRefused(
                ":5: never-full: a line of a difference begins with a space, a minus or a plus",
                "== never-full\nA sentence.\n@@\n-return things.offer(thing);\nreturn true;\n");
        assertRefused(
                ":3: never-full: after @@ comes nothing, or the name of a method or file",
                "== never-full\nA sentence.\n@@put\n-return things.offer(thing);\n");
        assertRefused(
                ":3: never-full: a hunk needs a line of the reference, to find its place",
                "== never-full\nA sentence.\n@@ put\n+return true;\n");
        assertRefused(
                ":3: never-full: this hunk changes nothing", "== never-full\nA sentence.\n@@ put\n return true;\n");
        assertRefused(
                ":3: never-full: this hunk changes nothing",
                "== never-full\nA sentence.\n@@ put\n-return true;\n+return true;\n");
    }

    private void assertRefused(String complaint, String text) {
        assertThatThrownBy(() -> read(text)).as(text).hasMessage(DIFF + complaint);
    }
}
