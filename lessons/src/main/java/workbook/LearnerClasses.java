package workbook;

import workbook.catalogue.ClassPathFile;
import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.learner.Loan;
import workbook.learner.Study;
import workbook.runner.Classes;
import workbook.runner.Compilation;
import workbook.runner.Compilation.Broken;
import workbook.runner.Compilation.Compiled;
import workbook.runner.SourceCompiler;
import workbook.terminal.Tty;
import workbook.verdict.Colours;
import workbook.verdict.MissingClass;
import workbook.verdict.VerdictText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The learner's classes, with what the finished broker lends them, compiled into a scratch folder for a JVM of their
 * own.
 */
final class LearnerClasses implements AutoCloseable {
    private static final String SCRATCH = "classes-";

    private final WorkbookLayout folders;
    private final Loan loan;
    private final Path scratch;

    /**
     * @param mayBorrow whether the finished broker lends what is not begun
     * @throws Refusal with the compiler's messages if they do not compile; or if one is missing
     */
    LearnerClasses(WorkbookLayout folders, boolean mayBorrow) throws IOException {
        this.folders = folders;
        Study study = Study.of(folders);
        loan = mayBorrow ? Loan.of(study) : Loan.NOTHING;
        removeLeftOver(folders.memory());
        scratch = folders.memory().resolve(SCRATCH + ProcessHandle.current().pid());
        try (SourceCompiler compiler = new SourceCompiler(reference(folders), folders.checks())) {
            Compilation lent = compiler.compile(study.files().textsWith(loan.exercises()), Classes.NONE);
            if (lent instanceof Broken broken) {
                // In the learner's own text the lines have the numbers that an editor shows.
                throw refusal(compiler.compile(study.texts(), Classes.NONE) instanceof Broken own ? own : broken);
            }
            refuseIfMissing(study, ((Compiled) lent).classes());
            write(((Compiled) lent).classes().byName());
        }
    }

    /**
     * @param texts what stands in the learner's place
     * @throws Refusal with the compiler's messages if they do not compile
     */
    LearnerClasses(WorkbookLayout folders, Map<String, String> texts) throws IOException {
        this.folders = folders;
        loan = Loan.NOTHING;
        removeLeftOver(folders.memory());
        scratch = folders.memory().resolve(SCRATCH + ProcessHandle.current().pid());
        try (SourceCompiler compiler = new SourceCompiler(reference(folders), folders.checks())) {
            Compilation compilation = compiler.compile(texts, Classes.NONE);
            if (compilation instanceof Broken broken) {
                throw refusal(broken);
            }
            write(((Compiled) compilation).classes().byName());
        }
    }

    /** Where a class of the learner's is missing, the finished broker's would run in its place. */
    private void refuseIfMissing(Study study, Classes classes) {
        Set<String> there = classes.files();
        for (Exercise exercise : study.catalogue().exercises()) {
            for (String file : study.reference().filesOf(exercise.id())) {
                if (!there.contains(file)) {
                    throw new Refusal(
                            ExitCode.FAILS,
                            "%s%n%s".formatted(MissingClass.of(file, folders), MissingClass.wayBack(exercise.id())));
                }
            }
        }
    }

    private Refusal refusal(Broken broken) {
        return new Refusal(
                ExitCode.FAILS,
                VerdictText.forLearner(Colours.OFF, Tty.WIDTH)
                        .of(broken.shown(folders, folders.exercises()))
                        .strip());
    }

    /** What is not the learner's in them. */
    Loan loan() {
        return loan;
    }

    private void write(Map<String, byte[]> classes) throws IOException {
        Files.createDirectories(scratch);
        for (Map.Entry<String, byte[]> type : classes.entrySet()) {
            Path file = scratch.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
    }

    /** The learner's in front, then the finished broker, then the libraries. */
    List<Path> classPath() {
        List<Path> classPath = new ArrayList<>(List.of(scratch));
        classPath.addAll(reference(folders));
        return classPath;
    }

    /** The learner's in front, then the solved programs and the scenarios, then as above. */
    List<Path> classPathWithSolutions() {
        List<Path> classPath = new ArrayList<>(List.of(scratch));
        classPath.addAll(solutions(folders));
        return classPath;
    }

    /** Without the learner's: the solved programs in their place. */
    List<Path> solutions() {
        return solutions(folders);
    }

    /** The solved programs, the scenarios, the finished broker and their libraries. */
    static List<Path> solutions(WorkbookLayout folders) {
        List<Path> classPath = new ArrayList<>(List.of(folders.solutionsClasses(), folders.miniBrokerClasses()));
        classPath.addAll(ClassPathFile.read(folders.solutionsClassPath()));
        return classPath;
    }

    /** The finished broker and the libraries. */
    static List<Path> reference(WorkbookLayout folders) {
        List<Path> classPath = new ArrayList<>(List.of(folders.miniBrokerClasses()));
        classPath.addAll(ClassPathFile.read(folders.exercisesClassPath()));
        return classPath;
    }

    /** Of workbooks that were ended with Ctrl-C. Several may be at it at once. */
    static void removeLeftOver(Path memory) throws IOException {
        if (!Files.isDirectory(memory)) {
            return;
        }
        try (Stream<Path> children = Files.list(memory)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (name.matches(SCRATCH + "\\d+")
                        && ProcessHandle.of(Long.parseLong(name.substring(SCRATCH.length())))
                                .isEmpty()) {
                    remove(child);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return goneAlready(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return e == null ? FileVisitResult.CONTINUE : goneAlready(e);
            }
        });
    }

    /** Another workbook was faster; anything else is thrown. */
    private static FileVisitResult goneAlready(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    @Override
    public void close() {
        try {
            remove(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
