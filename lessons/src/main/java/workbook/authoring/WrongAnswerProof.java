package workbook.authoring;

import workbook.authoring.Workshop.DoesNotCompile;
import workbook.catalogue.Exercise;
import workbook.catalogue.Kind;
import workbook.catalogue.Lesson;
import workbook.generator.TaggedSource;
import workbook.verdict.Verdict.Checked;
import workbook.verdict.VerdictText;
import workbook.wrong.GoldenVerdicts;
import workbook.wrong.WrongAnswer;
import workbook.wrong.WrongAnswers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each mistake is caught, with the message that a learner then sees; and learners are shown a few of them. Right
 * answers of another shape pass.
 */
final class WrongAnswerProof {
    private static final int FEWEST = 2;
    private static final int FEWEST_SHOWN = 3;
    private static final int MOST_SHOWN = 5;

    private final Workshop workshop;
    private final Report report;
    private final Goldens goldens;
    private final Set<String> lessons;

    /** @param lessons those to prove, two digits each; all if empty */
    WrongAnswerProof(Workshop workshop, Report report, Goldens goldens, Set<String> lessons) {
        this.workshop = workshop;
        this.report = report;
        this.goldens = goldens;
        this.lessons = lessons;
    }

    void prove() throws IOException {
        Set<String> filled = new LinkedHashSet<>();
        for (Lesson lesson : workshop.catalogue().lessons()) {
            for (Exercise exercise : lesson.exercises()) {
                if (exercise.kind() == Kind.THINKING
                        && workshop.checks().of(exercise.id()).isEmpty()) {
                    continue;
                }
                if (lessons.isEmpty() || lessons.contains(lesson.number())) {
                    Map<String, TaggedSource> before = workshop.mixture(filled);
                    report.attempt("wrong", exercise.id(), () -> exercise(lesson, exercise, before));
                }
                filled.add(exercise.id());
            }
            for (Path stray : WrongAnswers.strays(lesson)) {
                String name = workshop.folders().shown(stray);
                report.line("wrong", lesson.number(), "", List.of(name + ": the lesson has no such exercise"));
            }
        }
    }

    private void exercise(Lesson lesson, Exercise exercise, Map<String, TaggedSource> before) throws IOException {
        WrongAnswers all = WrongAnswers.of(workshop.folders(), lesson, exercise.id());
        count(all);
        GoldenVerdicts kept = GoldenVerdicts.of(lesson, exercise.id());
        Map<String, String> now = new LinkedHashMap<>();
        for (WrongAnswer answer : all.answers()) {
            report.attempt("wrong", exercise.id(), () -> wrong(answer, exercise, before, kept, now));
        }
        List<String> found = goldens.allWrong(workshop.folders(), kept, now);
        if (!found.isEmpty()) {
            report.line("wrong", exercise.id(), "", found);
        }
        for (WrongAnswer answer : WrongAnswers.right(workshop.folders(), lesson, exercise.id())) {
            report.attempt("right", exercise.id(), () -> right(answer, exercise, before));
        }
    }

    private void right(WrongAnswer answer, Exercise exercise, Map<String, TaggedSource> before) throws DoesNotCompile {
        Checked verdict = workshop.verdict(exercise, with(answer, before));
        report.line(
                "right",
                exercise.id(),
                answer.slug() + ": accepted",
                verdict.passed()
                        ? List.of()
                        : List.of(
                                answer.slug() + ": refused",
                                VerdictText.golden().of(verdict)));
    }

    private Map<String, String> with(WrongAnswer answer, Map<String, TaggedSource> before) {
        Map<String, String> texts = Workshop.texts(before);
        texts.putAll(answer.putInto(before, workshop.reference()));
        return texts;
    }

    private void count(WrongAnswers all) {
        int number = all.answers().size();
        int shown = all.shown().size();
        List<String> found = new ArrayList<>();
        if (number < FEWEST) {
            found.add("%s wrong answers, at least %s are needed".formatted(number, FEWEST));
        } else if (shown < Math.min(number, FEWEST_SHOWN) || shown > MOST_SHOWN) {
            found.add("%s of %s wrong answers are shown to learners, %s to %s should be"
                    .formatted(shown, number, Math.min(number, FEWEST_SHOWN), Math.min(number, MOST_SHOWN)));
        }
        if (!found.isEmpty()) {
            report.line("wrong", all.exercise(), "", found);
        }
    }

    private void wrong(
            WrongAnswer answer,
            Exercise exercise,
            Map<String, TaggedSource> before,
            GoldenVerdicts kept,
            Map<String, String> now)
            throws DoesNotCompile {
        Checked verdict = workshop.verdict(exercise, with(answer, before));
        List<String> found = new ArrayList<>();
        if (verdict.passed()) {
            found.add(answer.slug() + ": no check catches it");
        } else {
            String text = VerdictText.golden().of(verdict);
            now.put(answer.slug(), text);
            found.addAll(goldens.wrong(workshop.folders(), kept, answer.slug(), text));
        }
        long caught = verdict.checks().size() - verdict.passes();
        report.line(
                "wrong",
                exercise.id(),
                "%s: caught by %s of %s"
                        .formatted(answer.slug(), caught, verdict.checks().size()),
                found);
    }
}
