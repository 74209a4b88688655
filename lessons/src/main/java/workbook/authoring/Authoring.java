package workbook.authoring;

import workbook.catalogue.Capstone;
import workbook.catalogue.Catalogue;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.JavaFiles;
import workbook.generator.Reference;
import workbook.generator.TaggedSource;
import workbook.process.BuildFailed;
import workbook.verdict.Judge;
import workbook.wrong.WrongAnswers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an author types. Each returns what is wrong, one complaint an entry. */
public final class Authoring {
    /** What is proved. */
    public enum ProofScope {
        ALL,
        /** Starters, and that each exercise is red without the reference and green with it. */
        REFERENCE,
        /** That wrong answers are caught, with the verdict that was captured, and right ones accepted. */
        ANSWERS
    }

    private final WorkbookLayout folders;
    private final PrintStream out;
    private final Report report;

    public Authoring(WorkbookLayout folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
        report = new Report(out);
    }

    /** Writes the starters of all exercises into the learner's folder. */
    public List<String> starters() throws IOException {
        Reference reference = Reference.read(folders);
        int written = 0;
        Map<Path, String> generated = generated(reference);
        for (Map.Entry<Path, String> file : generated.entrySet()) {
            if (!Files.exists(file.getKey()) || !Files.readString(file.getKey()).equals(file.getValue())) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
                written++;
            }
        }
        List<String> extra = extra(reference);
        report.line("starters", "all", "%s files, %s written".formatted(generated.size(), written), extra);
        return report.complaints();
    }

    /**
     * Writes the first output of every exercise and the verdicts of its wrong answers.
     *
     * @param lessons two digits each; all if empty
     */
    public List<String> capture(Judge judge, Set<String> lessons) throws IOException {
        return prove(judge, Goldens.WRITTEN, ProofScope.ALL, lessons);
    }

    /**
     * Proves; changes nothing.
     *
     * @param lessons as above
     */
    public List<String> verify(Judge judge, ProofScope scope, Set<String> lessons) throws IOException {
        return prove(judge, Goldens.COMPARED, scope, lessons);
    }

    /**
     * Shows how many small changes of the reference the checks notice, and names those that they don't. Takes minutes.
     *
     * @param lessons as above
     */
    public List<String> mutate(Set<String> lessons) throws BuildFailed, IOException, InterruptedException {
        new MutationProof(folders, out, report).prove(lessons);
        return report.complaints();
    }

    /**
     * What each capstone must say: that the reference passes, and that those mistakes don't which name it.
     *
     * @param lessons those that a capstone closes, two digits each; all if empty
     */
    public List<CapstoneTrial> capstoneTrials(Set<String> lessons) {
        Catalogue catalogue = Catalogue.read(folders);
        Reference reference = Reference.read(folders);
        Map<String, TaggedSource> solved = new LinkedHashMap<>();
        reference
                .starters()
                .forEach((name, starter) ->
                        solved.put(name, starter.filledFrom(reference.files().get(name), reference.exercises())));
        List<CapstoneTrial> trials = new ArrayList<>();
        for (Lesson crowned : catalogue.lessons()) {
            if (crowned.capstone().isEmpty() || !lessons.isEmpty() && !lessons.contains(crowned.number())) {
                continue;
            }
            Capstone capstone = crowned.capstone().get();
            trials.add(new CapstoneTrial(capstone, "the reference", true, Workshop.texts(solved)));
            for (Lesson lesson : catalogue.lessons()) {
                lesson.exercises().stream()
                        .flatMap(exercise -> WrongAnswers.of(folders, lesson, exercise.id()).answers().stream())
                        .filter(answer -> answer.capstones().contains(capstone.id()))
                        .forEach(answer -> {
                            Map<String, String> texts = Workshop.texts(solved);
                            texts.putAll(answer.putInto(solved, reference));
                            trials.add(
                                    new CapstoneTrial(capstone, answer.exercise() + " " + answer.slug(), false, texts));
                        });
            }
        }
        return trials;
    }

    private List<String> prove(Judge judge, Goldens goldens, ProofScope scope, Set<String> lessons) throws IOException {
        Workshop workshop = new Workshop(folders, judge);
        Proofs proofs = new Proofs(workshop, report, goldens, lessons);
        if (scope != ProofScope.ANSWERS) {
            compareStarters(workshop.reference());
            proofs.complete();
        }
        try {
            workshop.compileStarters();
            report.line("compile", "starters", "every starter compiles", List.of());
        } catch (Workshop.DoesNotCompile e) {
            report.line("compile", "starters", "", List.of(e.getMessage()));
            return report.complaints();
        }
        if (scope != ProofScope.ANSWERS) {
            proofs.redThenGreen();
        }
        if (scope != ProofScope.REFERENCE) {
            new WrongAnswerProof(workshop, report, goldens, lessons).prove();
        }
        return report.complaints();
    }

    private void compareStarters(Reference reference) throws IOException {
        List<String> found = new ArrayList<>();
        Map<Path, String> generated = generated(reference);
        for (Map.Entry<Path, String> file : generated.entrySet()) {
            String shown = folders.shown(file.getKey());
            if (!Files.exists(file.getKey())) {
                found.add(shown + " is missing: type ./workbook authoring starters");
            } else if (!Files.readString(file.getKey()).replace("\r\n", "\n").equals(file.getValue())) {
                found.add(shown + " is not what the reference makes: type ./workbook authoring starters");
            }
        }
        found.addAll(extra(reference));
        report.line("starters", "all", "%s files are as generated".formatted(generated.size()), found);
    }

    /** Text by file: the starters, and the list of whose classes they are. */
    private Map<Path, String> generated(Reference reference) {
        Map<Path, String> generated = new LinkedHashMap<>();
        reference
                .starters()
                .forEach((name, starter) -> generated.put(folders.exercises().resolve(name), starter.text()));
        generated.put(folders.exerciseClasses(), exerciseClasses(reference));
        return generated;
    }

    /** For checks that Maven or an IDE runs: they must not take the finished broker's classes for the learner's. */
    private static String exerciseClasses(Reference reference) {
        StringBuilder text =
                new StringBuilder("# The classes that each exercise is written in. Generated by authoring starters.\n");
        for (String exercise : new TreeSet<>(reference.exercises())) {
            String classes =
                    reference.filesOf(exercise).stream().map(Reference::classOf).collect(Collectors.joining(" "));
            text.append(exercise).append('=').append(classes).append('\n');
        }
        return text.toString();
    }

    private List<String> extra(Reference reference) {
        return JavaFiles.below(folders.exercises()).keySet().stream()
                .filter(name -> !reference.starters().containsKey(name))
                .map(name -> folders.shown(folders.exercises().resolve(name)) + " has no exercise in the reference")
                .toList();
    }
}
