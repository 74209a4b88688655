package workbook;

import org.junit.jupiter.api.Test;
import workbook.learner.Change;
import workbook.terminal.Tty;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** How many files that were replaced are named. */
class ConsoleTest extends TypedCommands {

    @Test
    void whereSomethingWasWrittenIsNamedAndManyEmptyOnesAreCounted() {
        Change mine = new Change(file(0), Optional.of(file(0).resolveSibling("Box0.java.1")), false);
        Change torn = new Change(file(1), Optional.empty(), true);
        List<Change> empty = IntStream.range(2, 42)
                .mapToObj(i -> new Change(file(i), Optional.empty(), false))
                .toList();

        assertThat(told(Stream.concat(Stream.of(mine, torn), empty.stream()).toList()))
                .containsExactly(
                        "exercises/src/main/java/Box0.java was replaced; yours is kept in Box0.java.1",
                        "exercises/src/main/java/Box1.java was replaced as a whole, since the tags or the class in it were gone",
                        "40 files in which you had written nothing were filled");
        assertThat(told(empty.subList(0, 2)))
                .containsExactly(
                        "exercises/src/main/java/Box2.java was replaced",
                        "exercises/src/main/java/Box3.java was replaced");
    }

    private Path file(int i) {
        return fixture.folders().exercises().resolve("Box" + i + ".java");
    }

    private List<String> told(List<Change> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Console(fixture.folders(), new PrintStream(out, true, UTF_8), Tty.NONE).tell(changes);
        return out.toString(UTF_8).lines().toList();
    }
}
