package workbook.authoring;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;
import workbook.generator.TaggedSource;
import workbook.process.BuildFailed;
import workbook.process.MutationRun;
import workbook.verdict.Checks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Would a check notice if a line of an exercise were another one? Small changes are made to the reference, inside the
 * exercises' tags; a change that no check notices has to stand in the lesson's {@code survivors.txt}, with the reason
 * why it may live.
 */
final class MutationProof {
    private final WorkbookLayout folders;
    private final Reference reference;
    private final PrintStream out;
    private final Report report;

    MutationProof(WorkbookLayout folders, PrintStream out, Report report) {
        this.folders = folders;
        this.out = out;
        this.report = report;
        reference = Reference.read(folders);
    }

    void prove(Set<String> lessons) throws BuildFailed, IOException, InterruptedException {
        List<Lesson> wanted = Catalogue.read(folders).lessons().stream()
                .filter(lesson -> lessons.isEmpty() || lessons.contains(lesson.number()))
                .toList();
        Checks checks = Checks.read(folders.checks());
        Set<String> classes = new LinkedHashSet<>();
        Set<String> tests = new LinkedHashSet<>();
        for (Lesson lesson : wanted) {
            for (Exercise exercise : lesson.exercises()) {
                reference.filesOf(exercise.id()).forEach(file -> classes.add(className(file)));
                tests.addAll(checks.classesOf(exercise.id()));
            }
        }
        compare(wanted, Mutant.read(MutationRun.of(folders, classes, tests, out)));
    }

    void compare(List<Lesson> lessons, List<Mutant> mutants) throws IOException {
        for (Lesson lesson : lessons) {
            lesson(lesson, mutants);
        }
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".java".length()).replace('/', '.');
    }

    private void lesson(Lesson lesson, List<Mutant> all) throws IOException {
        Path known = lesson.folder().resolve("survivors.txt");
        List<String> reasons = Files.exists(known) ? Files.readAllLines(known) : List.of();
        Set<String> met = new LinkedHashSet<>();
        int made = 0;
        int noticed = 0;
        for (Exercise exercise : lesson.exercises()) {
            List<Mutant> mutants =
                    all.stream().filter(mutant -> within(mutant, exercise)).toList();
            List<String> found = new ArrayList<>();
            mutants.stream()
                    .filter(mutant -> !mutant.noticed())
                    .map(mutant -> exercise.id() + " " + shown(mutant))
                    .distinct()
                    .forEach(survivor -> {
                        met.add(survivor);
                        if (!reasons.contains(survivor)) {
                            found.add(survivor);
                        }
                    });
            made += mutants.size();
            noticed += (int) mutants.stream().filter(Mutant::noticed).count();
            report.line("mutate", exercise.id(), "%s changes".formatted(mutants.size()), found);
        }
        List<String> gone = reasons.stream()
                .filter(line -> line.matches("\\d\\d-\\d+ .*") && !met.contains(line))
                .map(line -> folders.shown(known) + " has what no longer lives: " + line)
                .toList();
        report.line("mutate", lesson.number(), "%s of %s changes are noticed".formatted(noticed, made), gone);
    }

    private boolean within(Mutant mutant, Exercise exercise) {
        TaggedSource source = reference.files().get(mutant.file());
        return source != null
                && source.regionsOf(exercise.id()).stream()
                        .anyMatch(region -> mutant.line() >= region.firstLine() && mutant.line() <= region.end());
    }

    /** Without the line's number, which changes with every line above it. */
    private String shown(Mutant mutant) {
        String name = mutant.file().substring(mutant.file().lastIndexOf('/') + 1);
        String line = reference
                .files()
                .get(mutant.file())
                .lines()
                .get(mutant.line() - 1)
                .strip();
        return "%s: %s | %s".formatted(name, line, mutant.what());
    }
}
