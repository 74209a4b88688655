package workbook.authoring;

import workbook.catalogue.Catalogue;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;
import workbook.generator.TaggedSource;
import workbook.runner.Classes;
import workbook.runner.Compilation;
import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;
import workbook.runner.CompilerMessage;
import workbook.runner.Run;
import workbook.verdict.Checks;
import workbook.verdict.Judge;
import workbook.verdict.Verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges any mixture of starters, reference and mistakes, quickly.
 *
 * <p>Bodies change, signatures don't: so a file's classes depend on its own text only and are compiled once for each
 * text; and a run whose loaded classes are all the same as in an earlier run of that exercise has the same outcome.
 */
final class Workshop {
    private final WorkbookLayout folders;
    private final Catalogue catalogue;
    private final Reference reference;
    private final Checks checks;
    private final Judge judge;
    private final Map<String, Map<String, Map<String, byte[]>>> compiledByText = new HashMap<>();
    private final Map<String, Classes> checkClasses = new HashMap<>();
    private final Map<String, List<Remembered>> runs = new HashMap<>();
    private Classes starters = Classes.NONE;
    private int runsSaved;

    private record Remembered(Map<String, byte[]> used, Run run) {}

    /** A mixture that javac refuses. */
    static final class DoesNotCompile extends Exception {
        private static final long serialVersionUID = 1L;

        DoesNotCompile(List<CompilerMessage> problems) {
            super(String.join(
                    "\n",
                    problems.stream()
                            .map(problem -> "%s:%s: %s".formatted(problem.file(), problem.line(), problem.message()))
                            .toList()));
        }
    }

    Workshop(WorkbookLayout folders, Judge judge) {
        this.folders = folders;
        catalogue = Catalogue.read(folders);
        reference = Reference.read(folders);
        checks = Checks.read(folders.checks());
        this.judge = judge;
    }

    WorkbookLayout folders() {
        return folders;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Reference reference() {
        return reference;
    }

    Checks checks() {
        return checks;
    }

    /** How many runs were not needed because nothing that they load had changed. */
    int runsSaved() {
        return runsSaved;
    }

    /** Compiles all starters as they are; everything else builds on that. */
    void compileStarters() throws DoesNotCompile {
        starters = compiled(texts(mixture(Set.of())));
    }

    /** Every file, with the reference's bodies for these exercises and starters for the others. */
    Map<String, TaggedSource> mixture(Set<String> filled) {
        Map<String, TaggedSource> mixture = new LinkedHashMap<>();
        reference
                .starters()
                .forEach((name, starter) ->
                        mixture.put(name, starter.filledFrom(reference.files().get(name), filled)));
        return mixture;
    }

    static Map<String, String> texts(Map<String, TaggedSource> sources) {
        Map<String, String> texts = new LinkedHashMap<>();
        sources.forEach((name, source) -> texts.put(name, source.text()));
        return texts;
    }

    Verdict.Checked verdict(Exercise exercise, Map<String, String> texts) throws DoesNotCompile {
        Classes learner = compiled(texts);
        Classes compiledChecks = checkClasses.get(exercise.id());
        if (compiledChecks == null) {
            compiledChecks = orThrow(judge.compile(checks.of(exercise.id()), starters));
            checkClasses.put(exercise.id(), compiledChecks);
        }
        Run run = run(exercise, learner, compiledChecks);
        return judge.explain(catalogue, exercise, run, learner, texts, compiledChecks, checks);
    }

    private Run run(Exercise exercise, Classes learner, Classes compiledChecks) {
        Map<String, byte[]> now = learner.byName();
        now.putAll(compiledChecks.byName());
        List<Remembered> known = runs.computeIfAbsent(exercise.id(), id -> new ArrayList<>());
        for (Remembered remembered : known) {
            if (remembered.used.entrySet().stream().allMatch(used -> now.get(used.getKey()) == used.getValue())) {
                runsSaved++;
                return remembered.run;
            }
        }
        Run run = judge.run(exercise, learner, compiledChecks, checks);
        Map<String, byte[]> used = new HashMap<>();
        run.used().forEach(name -> used.put(name, now.get(name)));
        known.add(new Remembered(used, run));
        return run;
    }

    private Classes compiled(Map<String, String> texts) throws DoesNotCompile {
        Map<String, String> fresh = new LinkedHashMap<>();
        Map<String, Map<String, byte[]>> others = new LinkedHashMap<>(starters.byFile());
        texts.forEach((name, text) -> {
            if (!compiledByText.computeIfAbsent(name, unused -> new HashMap<>()).containsKey(text)) {
                fresh.put(name, text);
                others.remove(name);
            }
        });
        Classes written = orThrow(judge.compile(fresh, new Classes(others)));
        fresh.forEach((name, text) ->
                compiledByText.get(name).put(text, written.byFile().getOrDefault(name, Map.of())));
        Map<String, Map<String, byte[]>> all = new LinkedHashMap<>();
        texts.forEach((name, text) -> all.put(name, compiledByText.get(name).get(text)));
        return new Classes(all);
    }

    private static Classes orThrow(Compilation compilation) throws DoesNotCompile {
        if (compilation instanceof Broken broken) {
            throw new DoesNotCompile(broken.problems());
        }
        return ((Compiled) compilation).classes();
    }
}
