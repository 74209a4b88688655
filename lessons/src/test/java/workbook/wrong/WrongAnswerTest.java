package workbook.wrong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.generator.Reference;
import workbook.generator.TaggedSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a difference finds its place in the reference, and what is said where it finds none. */
class WrongAnswerTest {
    private static final String REFERENCE = "mini-broker/src/main/java/minibroker/box/Box.java";
    private static final String BOX = "minibroker/box/Box.java";

    private Fixture fixture;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    /** The box with the difference in it; of lesson 01's exercises the other one is a starter. */
    private String box(String difference) {
        Reference reference = Reference.read(fixture.folders());
        Map<String, TaggedSource> starters = new LinkedHashMap<>(reference.starters());
        List<String> lines =
                ("== mistaken\nIs mistaken.\n" + difference).lines().toList();
        WrongAnswer answer =
                new WrongAnswerReader("01-1", "01-1.diff", lines).read().get(0);
        return answer.putInto(starters, reference).get(BOX);
    }

    private void assertDoesNotFit(String difference, String complaint) {
        assertThatThrownBy(() -> box(difference)).as(difference).hasMessage(complaint);
    }

    @Test
    void aHunkFindsItsPlaceByItsLines() {
        assertThat(box("@@\n-if (things.size() == capacity) {\n+if (things.size() > capacity) {\n     return false;\n"))
                .contains("""
                                // tag::01-1[]
                                if (things.size() > capacity) {
                                    return false;
                                }
                                return things.offer(thing);
                                // end::01-1[]
                        """)
                .contains("return things.poll();", "throw new NotDoneYet(\"01-2\")");
    }

    @Test
    void howFarAHunkIsIndentedDoesNotMatter() {
        String here = box("@@\n-return things.poll();\n+if (true) {\n+    return null;\n+}\n");

        assertThat(here).contains("        if (true) {\n            return null;\n        }\n");
        assertThat(box("@@\n-            return things.poll();\n+            if (true) {\n"
                        + "+                return null;\n+            }\n"))
                .isEqualTo(here);
    }

    @Test
    void severalHunksMayShareTheirContext() {
        assertThat(box("@@ put\n-if (things.size() == capacity) {\n+if (false) {\n     return false;\n }\n"
                        + "@@ put\n }\n-return things.offer(thing);\n+return true;\n"
                        + "@@ take\n-return things.poll();\n+return null;\n"))
                .contains("        if (false) {\n            return false;\n        }\n        return true;\n")
                .contains("        return null;\n");
    }

    @Test
    void linesThatStandTwiceNeedTheMethodOrTheFile() {
        fixture.edit(
                REFERENCE,
                "return things.poll();",
                "if (things.size() == capacity) {\n        }\n" + "        return things.poll();");
        String hunk = "-if (things.size() == capacity) {\n+if (false) {\n";

        assertDoesNotFit(
                "@@\n" + hunk,
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@\", fits more than once, at Box.java:18, Box.java:28:"
                        + " name the method after @@, or give more lines");
        assertDoesNotFit(
                "@@ Box.java\n" + hunk,
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@ Box.java\", fits more than once, at Box.java:18, Box.java:28:"
                        + " name the method after @@, or give more lines");
        assertThat(box("@@ take\n" + hunk)).contains("// tag::01-1[]\n        if (false) {\n        }\n");
        assertThat(box("@@ Box.java put(String thing)\n" + hunk)).contains("if (false) {\n            return false;");
    }

    @Test
    void oneThatDoesNotFitIsToldTheNearestPlace() {
        assertDoesNotFit(
                "@@ take\n-return things.poll();\n+return null;\n"
                        + "@@\n if (things.size() == capacity) {\n-    return true;\n+    throw new Full();\n",
                """
                        01-1.diff:6: mistaken: hunk 2 of 2, "@@", does not fit. The nearest place is Box.java:18, where line 2 of it differs:
                          hunk       return true;
                          reference  return false;""");
        assertDoesNotFit("@@ take\n return things.poll();\n-// the oldest\n", """
                        01-1.diff:3: mistaken: hunk 1 of 1, "@@ take", does not fit. The nearest place is Box.java:28, where line 2 of it differs:
                          hunk       // the oldest
                          reference  (the part ends here)""");
        assertDoesNotFit(
                "@@\n if (things.size() == capacity) {\n-return false;\n+return true;\n",
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@\", does not fit. The nearest place is Box.java:18,"
                        + " where the lines are indented otherwise among each other");
    }

    @Test
    void aMethodThatIsNotThereIsToldThoseThatAre() {
        assertDoesNotFit("@@ get\n-return things.poll();\n+return null;\n", """
                        01-1.diff:3: mistaken: hunk 1 of 1, "@@ get", names no file or method in which 01-1 has a part; there are:
                          Box.java public boolean put(String thing) {
                          Box.java public String take() {""");
    }

    @Test
    void whatTheLearnerDoesNotWriteCanNotBeChanged() {
        assertDoesNotFit(
                "@@\n-this.capacity = capacity;\n+this.capacity = 7;\n",
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@\", has lines from Box.java:12 on,"
                        + " and not all of them are between the tags of 01-1");
        assertDoesNotFit(
                "@@\n-return things.size();\n+return 7;\n",
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@\", has lines from Box.java:34 on,"
                        + " and not all of them are between the tags of 01-1");
        assertDoesNotFit(
                "@@\n     return things.poll();\n-}\n+} // taken\n",
                "01-1.diff:3: mistaken: hunk 1 of 1, \"@@\", has lines from Box.java:28 on,"
                        + " and not all of them are between the tags of 01-1");
    }

    @Test
    void twoHunksThatChangeTheSameLineAreRefused() {
        String twice = "@@ take\n-return things.poll();\n+return null;\n";

        assertDoesNotFit(twice + twice, "01-1.diff:3: mistaken: two hunks change the same lines of Box.java:28");
    }
}
