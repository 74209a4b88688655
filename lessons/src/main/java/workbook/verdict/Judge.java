package workbook.verdict;

import workbook.catalogue.Catalogue;
import workbook.catalogue.ClassPathFile;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.JavaFiles;
import workbook.generator.LostTag;
import workbook.generator.Region;
import workbook.generator.TaggedSource;
import workbook.runner.CachedCompiler;
import workbook.runner.CheckRunner;
import workbook.runner.Classes;
import workbook.runner.Compilation;
import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;
import workbook.runner.CompilerMessage;
import workbook.runner.Libraries;
import workbook.runner.Run;
import workbook.runner.SourceCompiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles, runs and explains. Keep one for as long as the program runs: the second verdict is much faster.
 *
 * <p>One thread at a time.
 */
public final class Judge implements AutoCloseable {
    private static final Duration EACH_CHECK = Duration.ofSeconds(5);
    private static final Duration WHOLE_RUN = Duration.ofSeconds(30);

    private final WorkbookLayout folders;
    private final SourceCompiler compiler;
    private final CachedCompiler cached;
    private final Libraries libraries;
    private final CheckRunner checker;

    /** Needs what the build makes of mini-broker and exercises. */
    public Judge(WorkbookLayout folders) {
        this(folders, () -> false);
    }

    /**
     * One that gives a run up as soon as nobody wants to know any more how it ends; the verdict is of no use then.
     *
     * @param givenUp is asked again and again while checks run
     */
    public Judge(WorkbookLayout folders, BooleanSupplier givenUp) {
        List<Path> jars = ClassPathFile.read(folders.exercisesClassPath());
        List<Path> classPath = new ArrayList<>(List.of(folders.miniBrokerClasses()));
        classPath.addAll(jars);
        this.folders = folders;
        compiler = new SourceCompiler(classPath, folders.checks());
        cached = new CachedCompiler(compiler, folders.memory().resolve("compiled"), environment(folders, classPath));
        libraries = new Libraries(jars);
        checker = checker(EACH_CHECK, WHOLE_RUN, givenUp);
    }

    private Judge(Judge other, CheckRunner checker) {
        folders = other.folders;
        compiler = other.compiler;
        cached = other.cached;
        libraries = other.libraries;
        this.checker = checker;
    }

    /**
     * The same with other bounds.
     *
     * @param eachCheck how long a check may take that does not say so itself; whole seconds
     * @param wholeRun how long all checks of an exercise may take
     */
    public Judge patient(Duration eachCheck, Duration wholeRun) {
        return new Judge(this, checker(eachCheck, wholeRun, () -> false));
    }

    /** What classes depend on besides their sources: the Java, the jars, and each class of the finished broker. */
    private static String environment(WorkbookLayout folders, List<Path> classPath) {
        long[] sum = {Runtime.version().hashCode(), classPath.hashCode()};
        try (Stream<Path> files = Files.walk(folders.miniBrokerClasses())) {
            for (Path file : files.sorted().toList()) {
                sum[0] = 31 * sum[0] + file.hashCode();
                sum[1] = 31 * sum[1] + Files.getLastModifiedTime(file).toMillis();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum[0]) + Long.toHexString(sum[1]);
    }

    private CheckRunner checker(Duration eachCheck, Duration wholeRun, BooleanSupplier givenUp) {
        Path resources = folders.checks().resolveSibling("resources");
        List<Path> behind = List.of(resources, folders.miniBrokerClasses());
        return new CheckRunner(libraries, behind, eachCheck, wholeRun, givenUp);
    }

    /**
     * The learner's verdict: everything is compiled as it stands now.
     *
     * @param files of the exercise, by path below the learner's folder
     */
    public Verdict judge(
            Catalogue catalogue,
            Exercise exercise,
            List<String> files,
            Map<String, String> learnerTexts,
            Checks checks) {
        List<CompilerMessage> unreadable = notUtf8(files);
        if (!unreadable.isEmpty()) {
            return new Verdict.NotCompiled(exercise, unreadable);
        }
        Compilation learner = cached.compile("learner", learnerTexts);
        if (learner instanceof Broken broken) {
            return learnerTexts.keySet().containsAll(files)
                    ? new Verdict.NotCompiled(exercise, broken.shown(folders, folders.exercises()))
                    : new Verdict.Missing(exercise, missing(files, learnerTexts.keySet()));
        }
        Classes learnerClasses = ((Compiled) learner).classes();
        List<MissingClass> missing = missing(files, learnerClasses.files());
        if (!missing.isEmpty()) {
            return new Verdict.Missing(exercise, missing);
        }
        Compilation compiledChecks =
                cached.compile(exercise.id(), checks.of(exercise.id()), learnerClasses, checks.files());
        if (compiledChecks instanceof Broken broken) {
            return new Verdict.NotCompiled(exercise, broken.shown(folders, folders.checks()));
        }
        Classes checkClasses = ((Compiled) compiledChecks).classes();
        Run run = run(exercise, learnerClasses, checkClasses, checks);
        return explain(catalogue, exercise, run, learnerClasses, learnerTexts, checkClasses, checks);
    }

    private List<MissingClass> missing(List<String> files, Set<String> there) {
        return files.stream()
                .filter(file -> !there.contains(file))
                .map(file -> MissingClass.of(file, folders))
                .toList();
    }

    private List<CompilerMessage> notUtf8(List<String> files) {
        List<CompilerMessage> messages = new ArrayList<>();
        for (String file : files) {
            Path path = folders.exercises().resolve(file);
            if (Files.exists(path)) {
                JavaFiles.lineThatIsNotUtf8(path)
                        .ifPresent(line -> messages.add(new CompilerMessage(
                                folders.shown(path), line, "not UTF-8: save the file in that encoding")));
            }
        }
        return messages;
    }

    public Compilation compile(Map<String, String> sources, Classes known) {
        return compiler.compile(sources, known);
    }

    public Run run(Exercise exercise, Classes learner, Classes checkClasses, Checks checks) {
        return checker.run(learner, checkClasses, checks.classesOf(exercise.id()), exercise.id());
    }

    public Verdict.Checked explain(
            Catalogue catalogue,
            Exercise exercise,
            Run run,
            Classes learner,
            Map<String, String> learnerTexts,
            Classes checkClasses,
            Checks checks) {
        return new Explainer(
                        catalogue.lessonOf(exercise),
                        learner,
                        checkClasses,
                        checks.files(),
                        filesOf(exercise, learnerTexts),
                        start(exercise, learnerTexts))
                .explain(exercise, run);
    }

    private static Set<String> filesOf(Exercise exercise, Map<String, String> texts) {
        return texts.keySet().stream()
                .filter(file -> texts.get(file).contains("// tag::" + exercise.id() + "[]"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The files that hold the exercise; with a line if it is one place only. */
    private static Optional<String> start(Exercise exercise, Map<String, String> texts) {
        List<String> files = new ArrayList<>();
        List<SourceLine> places = new ArrayList<>();
        filesOf(exercise, texts).forEach(file -> {
            String name = file.substring(file.lastIndexOf('/') + 1);
            files.add(name);
            regions(exercise, name, texts.get(file))
                    .forEach(region -> places.add(new SourceLine(name, region.firstLine())));
        });
        return places.size() == 1
                ? Optional.of(places.get(0).toString())
                : Optional.of(String.join(", ", files)).filter(names -> !names.isEmpty());
    }

    private static List<Region> regions(Exercise exercise, String name, String text) {
        try {
            return TaggedSource.parse(name, text).regionsOf(exercise.id());
        } catch (LostTag e) {
            // A learner may remove tags; then there is no line to tell.
            return List.of();
        }
    }

    @Override
    public void close() {
        compiler.close();
        libraries.close();
    }
}
