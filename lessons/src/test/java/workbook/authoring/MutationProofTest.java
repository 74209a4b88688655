package workbook.authoring;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.Fixture;
import workbook.catalogue.Catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of PIT's report; the run itself is Maven's matter. */
class MutationProofTest {
    private static final String BOX = "minibroker/box/Box.java";
    private static final String SURVIVORS = "lessons/01-boxes/survivors.txt";
    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mutations partial="true">
            <mutation detected='%s' status='x'><sourceFile>Box.java</sourceFile>\
            <mutatedClass>minibroker.box.Box$Inner</mutatedClass><mutatedMethod>size</mutatedMethod>\
            <lineNumber>%s</lineNumber><description>replaced int return with 0</description></mutation>
            </mutations>
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Fixture fixture;

    @BeforeEach
    void copyTheFixture(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
    }

    /** @return the complaints */
    private List<String> compare(boolean noticed, int line) throws IOException {
        fixture.write("report.xml", REPORT.formatted(noticed, line));
        out.reset();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        Report report = new Report(printed);
        new MutationProof(fixture.folders(), printed, report)
                .compare(Catalogue.read(fixture.folders()).lessons(), Mutant.read(fixture.path("report.xml")));
        return report.complaints();
    }

    private int lineOf(String text) {
        List<String> lines =
                fixture.read("mini-broker/src/main/java/" + BOX).lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aChangeThatIsNoticedCounts() throws IOException {
        assertThat(compare(true, lineOf("return things.size();"))).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("01       1 of 1 changes are noticed");
    }

    @Test
    void aChangeThatNobodyNoticesIsNamedWithItsLine() throws IOException {
        assertThat(compare(false, lineOf("return things.size();")))
                .containsExactly("mutate 01-2: 01-2 Box.java: return things.size(); | replaced int return with 0");
    }

    @Test
    void aChangeOutsideTheExercisesIsNobodysMatter() throws IOException {
        assertThat(compare(false, lineOf("class Box"))).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("01       0 of 0 changes are noticed");
    }

    @Test
    void aSurvivorWithAReasonMayLiveAndAReasonWithoutSurvivorMustGo() throws IOException {
        fixture.write(
                SURVIVORS,
                "Boxes are always empty:\n01-2 Box.java: return things.size(); | replaced int return with 0\n");
        assertThat(compare(false, lineOf("return things.size();"))).isEmpty();
        assertThat(compare(true, lineOf("return things.size();")))
                .containsExactly(
                        "mutate 01: " + SURVIVORS
                                + " has what no longer lives: 01-2 Box.java: return things.size(); | replaced int return with 0");
    }
}
