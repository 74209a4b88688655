package workbook.catalogue;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TaggedCodeTest {
    private static final List<String> CODE = """
            class Lamp {
                void on(
                        int watt) {
                    // tag::01-1[]
                    burn(watt);

                    glow();
                    // end::01-1[]
                }

                void given() {}

                void off() {
                    // tag::01-1[]
                    stop();
                    // end::01-1[]
                }

                // tag::law[]
                void law() {}
                // end::law[]
            }
            """.lines().toList();

    @Test
    void theTagOfAnExerciseShowsTheWholeMethodsAroundIt() {
        assertThat(TaggedCode.select(CODE, "01-1"))
                .containsExactly(
                        "    void on(",
                        "            int watt) {",
                        "        burn(watt);",
                        "",
                        "        glow();",
                        "    }",
                        "",
                        "    void off() {",
                        "        stop();",
                        "    }");
    }

    @Test
    void aLineSaysWhetherTheTagsAreAroundIt() {
        assertThat(TaggedCode.place(CODE, "01-1"))
                .filteredOn(TaggedCode.Line::inside)
                .extracting(TaggedCode.Line::text)
                .containsExactly("        burn(watt);", "", "        glow();", "        stop();");
    }

    @Test
    void anyOtherTagShowsWhatIsBetween() {
        assertThat(TaggedCode.select(CODE, "law")).containsExactly("    void law() {}");
    }

    @Test
    void withoutATagTheFileIsShownAndItsTagLinesAreNot() {
        assertThat(TaggedCode.select(CODE, "")).hasSize(CODE.size() - 6).noneMatch(line -> line.contains("::"));
    }

    @Test
    void anUnknownTagShowsNothing() {
        assertThat(TaggedCode.select(CODE, "99-9")).isEmpty();
    }
}
