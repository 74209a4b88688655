package workbook.catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTextTest {
    private static final TerminalText PLAIN = new TerminalText(40, true, Map.of());

    @Test
    void fillsParagraphsAndDropsMarkup() {
        assertThat(PLAIN.text("A *bounded* queue, `BoundedQueue<E>`,\nholds at most `capacity` elements; see"
                        + " https://example.org/x[there] and <<ex-01-2,that one>>."))
                .isEqualTo("""
                        A bounded queue, BoundedQueue<E>, holds
                        at most capacity elements; see there
                        (https://example.org/x) and that one.
                        """);
    }

    @Test
    void keepsStarsAndUnderscoresThatAreNotMarkup() {
        assertThat(PLAIN.text("2 * 3 is 6, SEND_OK_NOW stays, and a_b too"))
                .isEqualTo("2 * 3 is 6, SEND_OK_NOW stays, and a_b\ntoo\n");
    }

    @Test
    void keepsThePlusSignsOfWords() {
        assertThat(PLAIN.text("U+0001 and U+0002, `U+000A`, C++, a+b, x++ + ++y, and `+p+`"))
                .isEqualTo("U+0001 and U+0002, U+000A, C++, a+b, x++\n+ ++y, and p\n");
    }

    @Test
    void dropsTheBackslashThatOnlyTheBookNeeds() {
        assertThat(PLAIN.text("`a \\<= b`, `x \\-> y`, `f(\\...)` and `\\d\\+`"))
                .isEqualTo("a <= b, x -> y, f(...) and \\d\\+\n");
    }

    @Test
    void numbersListsAndHangsTheirLines() {
        assertThat(PLAIN.text(". first\n. second, which is longer than one line can be\n\n* a point"))
                .isEqualTo("""
                        1. first
                        2. second, which is longer than one line
                           can be

                        - a point
                        """);
    }

    @Test
    void indentsCodeAndLeavesItAlone() {
        assertThat(PLAIN.text("So:\n\n[source,java]\n----\nint *a* = 1; // <1>\n\nreturn a;\n----\n<1> why\n\nEnd."))
                .contains("So:\n\n    int *a* = 1; //\n\n    return a;\n")
                .endsWith("End.\n");
    }

    @Test
    void showsTheMethodsOfAnInclude(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), """
                class A {
                    void a() {
                        // tag::01-1[]
                        one();
                        // end::01-1[]
                    }

                    void other() {}

                    void b() {
                        // tag::01-1[]
                        two();
                        // end::01-1[]
                    }
                }
                """);
        TerminalText plain = new TerminalText(40, true, Map.of("mini-broker", folder));
        assertThat(plain.text("[source,java]\n----\ninclude::{mini-broker}/A.java[tag=01-1]\n----\n"))
                .isEqualTo("    void a() {\n        one();\n    }\n\n    void b() {\n        two();\n    }\n");
    }
}
