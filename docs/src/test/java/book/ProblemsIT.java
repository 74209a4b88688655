package book;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What must not get into the book is refused, and said with file and line. One build, since JRuby's start is slow. */
class ProblemsIT {
    private static final String WRONG_PAGE = """
                = Start

                include::missing.adoc[]

                include::{mini-broker}/Lamp.java[tag=01-1]

                See <<nowhere>>, xref:gone.adoc[gone] and xref:glossary.adoc#no-such-word[a word].

                {no-such-attribute}

                include::exercise:77-7[]

                image::lost.svg[A lost picture]

                [plantuml]
                ----
                rectangle Undescribed
                ----

                [plantuml,alt="Loud"]
                ----
                rectangle Loud #FF00FF
                ----

                ==== Too deep
                """;

    @TempDir
    Path temp;

    @Test
    void whateverIsWrongIsSaidWithFileAndLine() throws IOException {
        Path root = temp.toRealPath().resolve("a folder with spaces");
        Path docs = root.resolve("docs");
        for (String page : List.of(
                "using-the-workbook",
                "commands",
                "for-teachers",
                "cross-check",
                "rocketmq-tour",
                "before-you-run-it",
                "rocketmq-map",
                "architecture",
                "glossary")) {
            write(docs.resolve(page + ".adoc"), "= " + page + "\n\nFine.\n");
        }
        write(docs.resolve("templates/plantuml.cfg"), "!pragma layout smetana\n");
        write(root.resolve("mini-broker/src/main/java/Lamp.java"), "class Lamp {}\n");
        write(root.resolve("solutions/src/main/java/Lamp.java"), "class Lamp {}\n");
        write(docs.resolve("index.adoc"), WRONG_PAGE);

        BuildBook build = new BuildBook(root);

        assertThat(build.run()).as("a book with problems is right").isFalse();
        assertThat(build.problems().stream().map(Problem::toString))
                .contains(
                        "docs/index.adoc:3: include file not found: docs/missing.adoc",
                        "docs/index.adoc:5: no tag 01-1 in mini-broker/src/main/java/Lamp.java",
                        "docs/index.adoc:7: link to #nowhere, an anchor that does not exist",
                        "docs/index.adoc:7: link to gone.html, which is no page of the book",
                        "docs/index.adoc:7: link to glossary.html#no-such-word, an anchor that does not exist",
                        "docs/index.adoc:9: skipping reference to missing attribute: no-such-attribute",
                        "docs/index.adoc:11: no exercise 77-7",
                        "docs/index.adoc:13: picture lost.svg does not exist",
                        "docs/index.adoc:22: diagram with the colour #FF00FF: only $yours, $given and $trouble suit day"
                                + " and night",
                        "docs/index.adoc:25: section title out of sequence: expected level 1, got level 3")
                .anyMatch(p -> p.matches("docs/index.adoc:15: picture .* has no description \\(alt=...\\)"))
                .hasSize(11);
        assertThat(root.resolve("docs/target/book.stamp")).doesNotExist();
    }

    @Test
    void aLessonThatLacksSomethingIsSaidInTheSameForm() throws IOException {
        Path root = temp.toRealPath();
        write(root.resolve("docs/templates/plantuml.cfg"), "");
        write(root.resolve("lessons/01-lamps/lesson.adoc"), "= Lamps\n:part: I\n\n:exercise: 01-1\n");

        BuildBook build = new BuildBook(root);

        assertThat(build.run()).as("a book with half a lesson is right").isFalse();
        assertThat(build.problems().stream().map(Problem::toString))
                .contains(
                        "lessons/01-lamps/lesson.adoc:1: no :minutes:",
                        "lessons/01-lamps/lesson.adoc:4: exercises/01-1.adoc is missing");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
