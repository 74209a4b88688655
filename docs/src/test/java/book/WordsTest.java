package book;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.catalogue.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    @TempDir
    Path lessons;

    @Test
    void theWordsOfAllLessonsAreSortedAndEachNamesItsLesson() throws IOException {
        Lesson first = lesson("01-queues", """
                nothing:: that is outside
                // tag::words[]
                queue:: A line in which
                things wait.

                back-pressure:: What a full queue does.
                // end::words[]
                """);
        Lesson second = lesson("02-topics", "// tag::words[]\nQueue:: One of a topic's lines.\n// end::words[]\n");

        assertThat(Words.of(List.of(first, second)).lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "[.letters]",
                        "<<letter-b,B>> <<letter-q,Q>>",
                        "[#letter-b.letter]",
                        "=== B",
                        "[[word-back-pressure]]back-pressure:: What a full queue does. xref:01-queues.adoc[Lesson 01]",
                        "[#letter-q.letter]",
                        "=== Q",
                        "[[word-queue]]queue:: A line in which things wait. xref:01-queues.adoc[Lesson 01] +",
                        "One of a topic's lines. xref:02-topics.adoc[Lesson 02]");
    }

    private Lesson lesson(String name, String text) throws IOException {
        Path folder = Files.createDirectories(lessons.resolve(name));
        Files.writeString(folder.resolve("lesson.adoc"), text);
        return new Lesson(
                name.substring(0, 2), name.substring(3), name, "I", 1, List.of(), folder, List.of(), Optional.empty());
    }
}
