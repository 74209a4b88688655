package workbook.verdict;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Catalogue;
import workbook.generator.JavaFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameters, nested classes, properties: each method is one check. */
class KindsOfChecksTest {
    private static Fixture fixture;
    private static Judge judge;

    @BeforeAll
    static void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        judge = new Judge(fixture.folders());
    }

    @AfterAll
    static void closeTheJudge() {
        judge.close();
    }

    private String text() {
        Catalogue catalogue = Catalogue.read(fixture.folders());
        return VerdictText.golden()
                .of(judge.judge(
                        catalogue,
                        catalogue.exercise("01-2").orElseThrow(),
                        List.of("minibroker/box/Box.java"),
                        JavaFiles.below(fixture.folders().exercises()),
                        Checks.read(fixture.folders().checks())));
    }

    private void check(String body) {
        fixture.write("exercises/src/test/java/minibroker/box/SizeTest.java", """
                package minibroker.box;

                import static org.assertj.core.api.Assertions.assertThat;

                import org.junit.jupiter.api.*;

                class SizeTest {
                %s
                }
                """.formatted(body.indent(4)));
    }

    @Test
    void ofAMethodWithParametersTheFirstFailureCounts() {
        check("""
                @Tag("01-2") @DisplayName("any number of things")
                @org.junit.jupiter.params.ParameterizedTest
                @org.junit.jupiter.params.provider.ValueSource(ints = {0, 1, 2, 3})
                void counts(int things) {
                    Box box = new Box(2);
                    for (int i = 0; i < things; i++) {
                        box.put("thing");
                    }
                    assertThat(box.size()).as("size with %s things", things).isEqualTo(things);
                }""");
        assertThat(text()).isEqualTo("""
                        01-2  How many are in it                             1 of 2 checks pass
                          FAILS  counts
                            scenario   any number of things
                            looked at  size with 3 things
                            expected   3
                            observed   2
                            at         SizeTest.java:16   (your code: Box.java:34)
                        """);
    }

    @Test
    void nestedClassesAreFound() {
        check("""
                @Nested @Tag("01-2")
                class Empty {
                    @Test
                    void isNotOne() {
                        assertThat(new Box(1).size()).as("size").isEqualTo(1);
                    }
                }""");
        assertThat(text())
                .contains("1 of 2 checks pass")
                .contains("FAILS  isNotOne")
                .contains("SizeTest.java:12");
    }

    @Test
    void propertiesOfJqwikAreRun() {
        check("""
                @net.jqwik.api.Property(tries = 20, seed = "7") @net.jqwik.api.Tag("01-2")
                void neverMoreThanOne(@net.jqwik.api.ForAll @net.jqwik.api.constraints.IntRange(max = 9) int things) {
                    Box box = new Box(2);
                    for (int i = 0; i < things; i++) {
                        box.put("thing");
                    }
                    assertThat(box.size()).as("size").isLessThanOrEqualTo(1);
                }""");
        assertThat(text())
                .contains("1 of 2 checks pass")
                .contains("    expected   to be less than or equal to 1\n    observed   2\n");
    }
}
