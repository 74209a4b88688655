package workbook.authoring;

import workbook.authoring.Workshop.DoesNotCompile;
import workbook.catalogue.Exercise;
import workbook.catalogue.Kind;
import workbook.catalogue.Lesson;
import workbook.generator.TaggedSource;
import workbook.verdict.CheckVerdict;
import workbook.verdict.Finding;
import workbook.verdict.Verdict.Checked;
import workbook.verdict.VerdictText;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each proof, and what it says when it does not hold. */
final class Proofs {
    private final Workshop workshop;
    private final Report report;
    private final Goldens goldens;
    private final Set<String> lessons;

    /** @param lessons those to prove, two digits each; all if empty */
    Proofs(Workshop workshop, Report report, Goldens goldens, Set<String> lessons) {
        this.lessons = lessons;
        this.workshop = workshop;
        this.report = report;
        this.goldens = goldens;
    }

    /** Every exercise has a place to write and checks, and every place and check has its exercise. */
    void complete() {
        Set<String> regions = workshop.reference().exercises();
        Set<String> checked = workshop.checks().exercises().keySet();
        Set<String> known = new LinkedHashSet<>();
        for (Exercise exercise : workshop.catalogue().exercises()) {
            known.add(exercise.id());
            List<String> found = new ArrayList<>();
            if (exercise.kind() != Kind.THINKING && !regions.contains(exercise.id())) {
                found.add("no source file has // tag::%s[]".formatted(exercise.id()));
            }
            if (exercise.kind() != Kind.THINKING && !checked.contains(exercise.id())) {
                found.add("no check has @Tag(\"%s\")".formatted(exercise.id()));
            }
            report.line("complete", exercise.id(), "has a place to write, and checks", found);
        }
        for (String file : workshop.reference().files().keySet()) {
            TaggedSource source = workshop.reference().files().get(file);
            source.exercises().stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> report.line(
                            "complete", id, "", List.of(source.name() + " has its tag, but no lesson has it")));
        }
        workshop.checks().exercises().forEach((id, file) -> {
            if (!known.contains(id)) {
                report.line("complete", id, "", List.of(file + " checks it, but no lesson has it"));
            }
        });
    }

    /** With the exercises before it filled, each exercise fails for the right reason; filled too, all pass. */
    void redThenGreen() throws IOException {
        List<Exercise> exercises = withChecks();
        Set<String> filled = new LinkedHashSet<>();
        List<Exercise> done = new ArrayList<>();
        for (Exercise next : exercises) {
            if (!wanted(next.lesson())) {
                filled.add(next.id());
                continue;
            }
            Map<String, String> before = Workshop.texts(workshop.mixture(filled));
            report.attempt("red", next.id(), () -> red(next, before));
            filled.add(next.id());
            done.add(next);
            Map<String, String> after = Workshop.texts(workshop.mixture(filled));
            report.attempt("green", next.id(), () -> green(done, after));
        }
    }

    private void red(Exercise exercise, Map<String, String> texts) throws DoesNotCompile, IOException {
        Checked verdict = workshop.verdict(exercise, texts);
        List<String> found = new ArrayList<>();
        for (CheckVerdict check : verdict.checks()) {
            wrongReason(exercise, check).ifPresent(reason -> found.add(check.name() + " " + reason));
        }
        Lesson lesson = workshop.catalogue().lessonOf(exercise);
        if (found.isEmpty()) {
            found.addAll(goldens.first(
                    workshop.folders(),
                    lesson.captured(exercise.id()),
                    VerdictText.golden().of(verdict)));
        }
        report.line("red", exercise.id(), verdict.checks().size() + " checks fail as they should", found);
    }

    private static java.util.Optional<String> wrongReason(Exercise exercise, CheckVerdict check) {
        if (check.passed()) {
            return java.util.Optional.of("passes although nothing is written");
        }
        Finding finding = check.finding().orElseThrow();
        if (finding instanceof Finding.NotStarted open) {
            return open.exercise().equals(exercise.id())
                    ? java.util.Optional.empty()
                    : java.util.Optional.of("needs exercise %s, which comes later".formatted(open.exercise()));
        }
        return finding instanceof Finding.Different
                ? java.util.Optional.empty()
                : java.util.Optional.of("fails, but neither as not done yet nor by its assertion: " + finding);
    }

    private void green(List<Exercise> done, Map<String, String> texts) throws DoesNotCompile {
        int saved = workshop.runsSaved();
        List<String> found = new ArrayList<>();
        long checks = 0;
        for (Exercise exercise : done) {
            Checked verdict = workshop.verdict(exercise, texts);
            checks += verdict.checks().size();
            if (!verdict.passed()) {
                found.add("the reference fails:\n" + VerdictText.golden().of(verdict));
            }
        }
        int again = done.size() - (workshop.runsSaved() - saved);
        report.line(
                "green",
                done.get(done.size() - 1).id(),
                "all %s checks so far pass (exercises run: %s of %s)".formatted(checks, again, done.size()),
                found);
    }

    private boolean wanted(String lesson) {
        return lessons.isEmpty() || lessons.contains(lesson);
    }

    private List<Exercise> withChecks() {
        return workshop.catalogue().exercises().stream()
                .filter(exercise -> !workshop.checks().of(exercise.id()).isEmpty())
                .toList();
    }
}
