package workbook.generator;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaggedSourceTest {
    private static final String TEXT = """
            package a;

            import java.util.List;

            class A {
                int one() {
                    // tag::01-1[]
                    return 1;
                    // end::01-1[]
                }

                int two() {
                    // tag::format[]
                    // tag::01-2[]
                    int two = 2;
                    return two;
                    // end::01-2[]
                    // end::format[]
                }
            }
            """;

    private final TaggedSource source = TaggedSource.parse("A.java", TEXT);

    @Test
    void findsRegionsAndLeavesOtherTagsAlone() {
        assertThat(source.regions()).extracting(Region::exercise).containsExactly("01-1", "01-2");
        assertThat(source.regions()).extracting(Region::firstLine).containsExactly(8, 15);
        assertThat(source.content(source.regions().get(1)))
                .containsExactly("        int two = 2;", "        return two;");
        assertThat(source.text()).isEqualTo(TEXT);
    }

    @Test
    void namesFileAndLineOfALostTag() {
        assertThatThrownBy(() -> TaggedSource.parse("A.java", TEXT.replace("        // end::01-1[]\n", "")))
                .isInstanceOf(LostTag.class)
                .hasMessage("A.java:13: tag::01-2[] inside tag::01-1[]");
        assertThatThrownBy(() -> TaggedSource.parse("A.java", TEXT.replace("        // tag::01-1[]\n", "")))
                .hasMessage("A.java:8: end::01-1[] without its tag::01-1[]");
        assertThatThrownBy(() -> TaggedSource.parse("A.java", TEXT.replace("        // end::01-2[]\n", "")))
                .hasMessage("A.java:14: tag::01-2[] has no end::01-2[]");
    }

    @Test
    void theStarterThrowsInEveryRegionAndKeepsAllElse() {
        assertThat(Starter.of(source).text()).isEqualTo("""
                        package a;

                        import minibroker.exercise.NotDoneYet;

                        import java.util.List;

                        class A {
                            int one() {
                                // tag::01-1[]
                                throw new NotDoneYet("01-1");
                                // end::01-1[]
                            }

                            int two() {
                                // tag::format[]
                                // tag::01-2[]
                                throw new NotDoneYet("01-2");
                                // end::01-2[]
                                // end::format[]
                            }
                        }
                        """);
    }

    @Test
    void fillsSomeExercisesAndBringsTheirImports() {
        TaggedSource starter =
                TaggedSource.parse("A.java", Starter.of(source).text().replace("import java.util.List;\n\n", ""));
        TaggedSource filled = starter.filledFrom(source, Set.of("01-2"));
        assertThat(filled.text())
                .contains("import minibroker.exercise.NotDoneYet;\n\nimport java.util.List;\n")
                .contains("throw new NotDoneYet(\"01-1\")")
                .contains("return two;")
                .doesNotContain("return 1;");
    }

    @Test
    void keepsLineEndsOfWindows() {
        TaggedSource windows = TaggedSource.parse("A.java", TEXT.replace("\n", "\r\n"));
        assertThat(Starter.of(windows).text())
                .isEqualTo(Starter.of(source).text().replace("\n", "\r\n"));
    }

    @Test
    void putsImportsWhereAPersonWould() {
        assertThat(Imports.with(List.of("package a;", "", "class A {}"), List.of("import b.B;")))
                .containsExactly("package a;", "", "import b.B;", "", "class A {}");
        assertThat(Imports.with(
                        List.of("package a;", "", "import a.A;", "import c.C;", "", "import static d.D.d;"),
                        List.of("import b.B;", "import java.util.Map;", "import a.A;")))
                .containsExactly(
                        "package a;",
                        "",
                        "import a.A;",
                        "import b.B;",
                        "import c.C;",
                        "",
                        "import java.util.Map;",
                        "",
                        "import static d.D.d;");
    }
}
