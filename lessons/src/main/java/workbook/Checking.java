package workbook;

import workbook.catalogue.Exercise;
import workbook.generator.JavaFiles;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Judge;
import workbook.verdict.Verdict;
import workbook.verdict.VerdictText;

import java.io.IOException;
import java.nio.file.Path;

/** Gives verdicts: says them, and remembers them. One thread at a time. */
final class Checking implements AutoCloseable {
    private final Console console;
    private final Judge judge;

    Checking(Console console) throws IOException {
        this.console = console;
        judge = new Judge(console.layout());
    }

    Verdict check(Study study, Exercise exercise) {
        Checks checks = Checks.read(console.layout().checks());
        if (checks.of(exercise.id()).isEmpty()) {
            throw new Refusal(
                    ExitCode.OK,
                    "%s has no checks: it asks you to think. ./workbook solution %s tells what others found"
                            .formatted(exercise.id(), exercise.id()));
        }
        Verdict verdict = judge.judge(
                study.catalogue(), exercise, study.reference().filesOf(exercise.id()), study.texts(), checks);
        console.out().print(VerdictText.forLearner(console.colours()).of(verdict));
        for (String file : JavaFiles.leftOut(console.layout().exercises())) {
            Path path = console.layout().exercises().resolve(file);
            console.out()
                    .printf(
                            "(%s is left out: no class can have that name)%n",
                            console.layout().shown(path));
        }
        if (verdict.passed()) {
            study.passed(exercise);
        } else if (!(verdict instanceof Verdict.Missing) && !study.files().untouched(exercise.id())) {
            study.failed(exercise);
        }
        return verdict;
    }

    @Override
    public void close() {
        judge.close();
    }
}
