package workbook;

import workbook.catalogue.Exercise;
import workbook.generator.JavaFiles;
import workbook.learner.Study;
import workbook.verdict.Checks;
import workbook.verdict.Colours;
import workbook.verdict.Judge;
import workbook.verdict.Verdict;
import workbook.verdict.VerdictText;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Gives verdicts: says them, and remembers them. One thread at a time. */
final class Checking implements AutoCloseable {
    private static final int AS_LONG_AS_THEY_COME = Integer.MAX_VALUE;

    private final Console console;
    private final BooleanSupplier givenUp;
    private final Judge judge;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    Checking(Console console) throws IOException {
        this(console, () -> false);
    }

    /** @param givenUp whether a verdict that is on its way is not wanted any more */
    Checking(Console console, BooleanSupplier givenUp) throws IOException {
        this.console = console;
        this.givenUp = givenUp;
        judge = new Judge(console.layout(), givenUp);
    }

    /** Says it as well. */
    Verdict check(Study study, Exercise exercise) {
        Verdict verdict = judge(study, exercise);
        console.out().print(text(verdict, VerdictText.forLearner(console.colours(), console.width())));
        return verdict;
    }

    /**
     * Only remembers it: what it says; and that the exercise passed or failed, unless it was changed meanwhile: the
     * verdict is on another text then.
     */
    Verdict judge(Study study, Exercise exercise) {
        Checks checks = Checks.read(console.layout().checks());
        if (checks.of(exercise.id()).isEmpty()) {
            throw new Refusal(
                    ExitCode.OK,
                    "%s has no checks: it asks you to think. ./workbook solution %s tells what others found"
                            .formatted(exercise.id(), exercise.id()));
        }
        String judged = study.files().fingerprint(exercise.id());
        Verdict verdict = judge.judge(
                study.catalogue(), exercise, study.reference().filesOf(exercise.id()), study.texts(), checks);
        if (givenUp.getAsBoolean()) {
            return verdict;
        }
        study.checked(exercise, text(verdict, VerdictText.forLearner(Colours.OFF, AS_LONG_AS_THEY_COME)));
        if (!study.files().fingerprint(exercise.id()).equals(judged)) {
            return verdict;
        }
        if (verdict.passed()) {
            study.passed(exercise);
        } else if (!(verdict instanceof Verdict.Missing) && !study.files().untouched(exercise.id())) {
            study.failed(exercise);
        }
        return verdict;
    }

    /** Whether {@link #broken} has anything to look at. From any thread. */
    boolean canBreak(Study study, Exercise now) {
        return new PassedBefore(study, now, broken).any();
    }

    /**
     * Which exercises near this one passed before and do not any more. That is remembered, and told each time until
     * they pass again: an answer that nobody heard is not the last.
     */
    List<Exercise> broken(Study study, Exercise now) {
        return new PassedBefore(study, now, broken)
                .broken(judge, Checks.read(console.layout().checks()), givenUp);
    }

    /** With what else there is to say of the learner's files. */
    String text(Verdict verdict, VerdictText form) {
        StringBuilder text = new StringBuilder(form.of(verdict));
        for (String file : JavaFiles.leftOut(console.layout().exercises())) {
            Path path = console.layout().exercises().resolve(file);
            String line = "(%s is left out: no class can have that name)"
                    .formatted(console.layout().shown(path));
            text.append(console.filled(line)).append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    public void close() {
        judge.close();
    }
}
