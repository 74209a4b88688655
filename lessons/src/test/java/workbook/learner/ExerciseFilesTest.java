package workbook.learner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.generator.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ExerciseFilesTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final String SHELF = "exercises/src/main/java/minibroker/box/Shelf.java";

    private Fixture fixture;
    private ExerciseFiles files;
    private String starter;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        files = new ExerciseFiles(fixture.folders(), Reference.read(fixture.folders()));
        starter = fixture.read(BOX);
    }

    private void write(String exercise, String body) {
        fixture.edit(BOX, "throw new NotDoneYet(\"%s\");".formatted(exercise), body);
    }

    @Test
    void resetsTheRegionsOfOneExerciseAndKeepsTheOldText() {
        write("01-2", "return 42;");
        write("01-1", "return null; // mine");
        String mine = fixture.read(BOX);
        List<Change> changes = files.reset(Set.of("01-1"));
        assertThat(fixture.read(BOX)).contains("return 42;").doesNotContain("// mine");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).kept()).contains(fixture.path(BOX + ".kept-1"));
        assertThat(fixture.read(BOX + ".kept-1")).isEqualTo(mine);
    }

    @Test
    void resetsAWholeFileThatBelongsToTheExercise() {
        fixture.write(SHELF, "// all gone");
        files.reset(Set.of("02-1"));
        assertThat(fixture.read(SHELF)).contains("throw new NotDoneYet(\"02-1\")");
        assertThat(fixture.read(SHELF + ".kept-1")).isEqualTo("// all gone");
    }

    @Test
    void neverOverwritesAKeptText() {
        fixture.write(SHELF, "first");
        files.reset(Set.of("02-1"));
        fixture.write(SHELF, "second");
        files.reset(Set.of("02-1"));
        assertThat(fixture.read(SHELF + ".kept-1")).isEqualTo("first");
        assertThat(fixture.read(SHELF + ".kept-2")).isEqualTo("second");
    }

    @Test
    void keepsNothingWhereNothingIsTheLearners() {
        assertThat(files.fill(Set.of("01-1", "01-2")))
                .allMatch(change -> change.kept().isEmpty());
        assertThat(files.reset(Set.of("01-1", "01-2")))
                .allMatch(change -> change.kept().isEmpty());
        assertThat(fixture.read(BOX)).isEqualTo(starter);
        assertThat(files.reset(Set.of("01-1"))).isEmpty();
    }

    @Test
    void makesTheWholeFileNewWhenTheTagsAreGoneAndSavesTheOtherExercises() {
        write("01-2", "return 42;");
        fixture.edit(BOX, "        // tag::01-1[]\n", "");
        fixture.edit(BOX, "        // end::01-1[]\n", "");
        String mine = fixture.read(BOX);
        List<Change> changes = files.reset(Set.of("01-1"));
        assertThat(changes).extracting(Change::asAWhole).containsExactly(true);
        assertThat(fixture.read(BOX)).contains("return 42;").contains("// tag::01-1[]");
        assertThat(fixture.read(BOX + ".kept-1")).isEqualTo(mine);
    }

    @Test
    void makesTheWholeFileNewWhenItsTagsAreInDisorder() {
        fixture.edit(BOX, "// end::01-1[]", "// somewhere");
        List<Change> changes = files.fill(Set.of("01-2"));
        assertThat(changes).extracting(Change::asAWhole).containsExactly(true);
        assertThat(fixture.read(BOX)).contains("return things.size();").contains("throw new NotDoneYet(\"01-1\")");
    }

    @Test
    void putsAMissingFileBack() throws IOException {
        Files.delete(fixture.path(SHELF));
        files.reset(Set.of("02-1"));
        assertThat(fixture.read(SHELF)).contains("NotDoneYet(\"02-1\")");
    }

    @Test
    void fillsARegionWithTheImportsItNeeds() {
        write("01-1", "return null; // mine");
        fixture.edit(BOX, "import java.util.Deque;\n", "");
        files.fill(Set.of("01-1"));
        assertThat(fixture.read(BOX)).contains("import java.util.Deque;\n").contains("things.poll()");
    }

    @Test
    void resettingOneExerciseOfASolvedFileBringsItsImportBack() {
        files.fill(Set.of("01-1", "01-2"));
        assertThat(fixture.read(BOX)).doesNotContain("NotDoneYet");
        files.reset(Set.of("01-2"));
        assertThat(fixture.read(BOX))
                .contains("import minibroker.exercise.NotDoneYet;")
                .contains("NotDoneYet(\"01-2\")");
    }

    @Test
    void knowsWhatIsUntouched() {
        assertThat(files.untouched("01-1")).isTrue();
        write("01-1", "return null;");
        assertThat(files.untouched("01-1")).isFalse();
        assertThat(files.untouched("01-2")).isTrue();
    }

    @Test
    void theFingerprintFollowsTheRegionsOfTheExerciseOnly() {
        String before = files.fingerprint("01-1");
        write("01-2", "return 42;");
        assertThat(files.fingerprint("01-1")).isEqualTo(before);
        write("01-1", "return null;");
        assertThat(files.fingerprint("01-1")).isNotEqualTo(before);
    }
}
