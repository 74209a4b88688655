package workbook.verdict;

import workbook.Fixture;
import workbook.catalogue.Catalogue;
import workbook.generator.JavaFiles;
import workbook.generator.Reference;
import workbook.terminal.Tty;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The fixture and a judge of it. */
final class Verdicts implements AutoCloseable {
    private final Fixture fixture;
    private final Judge judge;

    Verdicts(Path folder) throws IOException {
        fixture = Fixture.in(folder);
        judge = new Judge(fixture.folders()).patient(Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    Fixture fixture() {
        return fixture;
    }

    Judge judge() {
        return judge;
    }

    Verdict verdict(String exercise) {
        return of(judge, exercise);
    }

    Verdict of(Judge other, String exercise) {
        return of(other, exercise, Reference.read(fixture.folders()).filesOf(exercise));
    }

    /** @param files of the exercise */
    Verdict of(Judge other, String exercise, List<String> files) {
        Catalogue catalogue = Catalogue.read(fixture.folders());
        return other.judge(
                catalogue,
                catalogue.exercise(exercise).orElseThrow(),
                files,
                JavaFiles.below(fixture.folders().exercises()),
                Checks.read(fixture.folders().checks()));
    }

    String text(String exercise) {
        return VerdictText.forLearner(Colours.OFF, Tty.WIDTH).of(verdict(exercise));
    }

    void solveAll() {
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        fixture.solve("mini-broker", "minibroker/box/Shelf.java");
        fixture.solve("solutions", "programs/greeting/Greeting.java");
    }

    @Override
    public void close() {
        judge.close();
    }
}
