package workbook.generator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReferenceTest {
    private Fixture fixture;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    @Test
    void holdsTheFilesWithExercisesOfBothTrees() {
        Reference reference = Reference.read(fixture.folders());
        assertThat(reference.files().keySet())
                .containsExactly(
                        "minibroker/box/Box.java", "minibroker/box/Shelf.java", "programs/greeting/Greeting.java");
        assertThat(reference.filesOf("01-1")).containsExactly("minibroker/box/Box.java");
        assertThat(reference.exercises()).containsExactly("01-1", "01-2", "02-1", "02-2");
    }

    @Test
    void bringsWhatAProgramNeedsFromItsPackage() {
        fixture.write(
                "solutions/src/main/java/programs/greeting/Name.java", "package programs.greeting;\n\nclass Name {}\n");
        fixture.write(
                "solutions/src/main/java/programs/other/Other.java", "package programs.other;\n\nclass Other {}\n");
        assertThat(Reference.read(fixture.folders()).starters())
                .containsKey("programs/greeting/Name.java")
                .doesNotContainKey("programs/other/Other.java");
        assertThat(Reference.read(fixture.folders())
                        .starters()
                        .get("programs/greeting/Name.java")
                        .text())
                .isEqualTo("package programs.greeting;\n\nclass Name {}\n");
    }

    @Test
    void leavesTagsOfLessonsAloneThatAreNotWrittenYet() {
        fixture.edit("mini-broker/src/main/java/minibroker/box/Label.java", "return", "// tag::07-1[]\nreturn");
        fixture.edit("mini-broker/src/main/java/minibroker/box/Label.java", "size();", "size();\n// end::07-1[]");
        assertThat(Reference.read(fixture.folders()).starters()).doesNotContainKey("minibroker/box/Label.java");
    }

    @Test
    void refusesTheSameFileInBothTrees() {
        fixture.write(
                "solutions/src/main/java/minibroker/box/Box.java",
                fixture.read("mini-broker/src/main/java/minibroker/box/Box.java"));
        assertThatThrownBy(() -> Reference.read(fixture.folders()))
                .hasMessage("solutions/src/main/java/minibroker/box/Box.java:1: the same file is in both source trees");
    }
}
