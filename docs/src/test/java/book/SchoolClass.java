package book;

import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;
import workbook.learner.ExerciseFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A teacher's folder: {@code workbook}, as built by this build, and {@code students} with what five of them handed in
 * for lesson 01.
 */
final class SchoolClass {
    private static final long BOUND_SECONDS = 300;
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String QUEUE = "exercises/src/main/java/minibroker/queue/BoundedQueue.java";
    private static final String SHOP = "exercises/src/main/java/programs/whyqueues/AsyncShop.java";
    private static final String LIMITER = "exercises/src/main/java/minibroker/queue/RateLimiter.java";
    private static final Set<String> LESSON = Set.of("01-1", "01-2", "01-3");

    /** What a clone needs to check, and what the build has made for that. */
    private static final List<String> PARTS = List.of(
            "pom.xml",
            "workbook",
            "lessons",
            "mini-broker/pom.xml",
            "mini-broker/src/main",
            "mini-broker/target/classes",
            "exercises/pom.xml",
            "exercises/src",
            "exercises/target/classpath.txt",
            "solutions/src/main/java");

    private static final List<String> BUILT = List.of(
            "lessons/target/lessons-1.0.0.jar",
            "lessons/target/classpath.txt",
            "exercises/target/classpath.txt",
            "mini-broker/target/classes/minibroker/exercise/NotDoneYet.class");

    private final Path students;

    private SchoolClass(Path students) {
        this.students = students;
    }

    static void in(Path folder) throws IOException {
        for (String built : BUILT) {
            assumeTrue(Files.exists(ROOT.resolve(built)), built + " is not built: mvn verify at the top does so");
        }
        for (String part : PARTS) {
            copy(ROOT.resolve(part), folder.resolve("workbook").resolve(part));
        }
        for (String built : BUILT) {
            // Whatever a copy has newer, such as its folders: nothing of it has to be built anew.
            Files.setLastModifiedTime(folder.resolve("workbook").resolve(built), FileTime.from(Instant.now()));
        }
        new SchoolClass(folder.resolve("students")).handIn();
    }

    private void handIn() throws IOException {
        for (String student : List.of("ada", "ben", "cleo", "dan", "eve")) {
            WorkbookLayout hers = new WorkbookLayout(students.resolve(student));
            copy(ROOT.resolve("exercises/src"), hers.top().resolve("exercises/src"));
            ExerciseFiles files = new ExerciseFiles(hers, Reference.read(new WorkbookLayout(ROOT)));
            files.fill(LESSON);
            if (!student.equals("eve")) {
                edit(student, QUEUE, "while (elements.size() == capacity", "while (elements.size() >= capacity");
                edit(
                        student,
                        SHOP,
                        "for (Line line : lines) {\n            line.waiting",
                        "for (Line each : lines) {\n            each.waiting");
                edit(student, LIMITER, "Math.max(now, nextFree)", "Math.max(nextFree, now)");
            }
        }
        edit("ben", SHOP, "each.waiting().put(order)", "each.waiting().offer(order)");
        edit("cleo", LIMITER, "Math.max(nextFree, now)", "now");
        Files.delete(students.resolve("cleo/exercises/src/test/java/minibroker/queue/RateLimiterTest.java"));
        edit("dan", LIMITER, "Math.max(nextFree, now);", "Math.max(nextFree, now)");
    }

    /** Fails if the text to replace is not there: such a student would prove nothing. */
    private void edit(String student, String path, String from, String to) throws IOException {
        Path file = students.resolve(student).resolve(path);
        String text = Files.readString(file).replace("\r\n", "\n");
        assertThat(text).as(path).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** In a shell, with the folder as the current one. */
    static String type(String commands, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("typed-", ".txt");
        try {
            ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands);
            Process process = shell.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended)
                    .as("within %s s; printed: %s", BOUND_SECONDS, printed)
                    .isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            Files.delete(output);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) throws IOException {
                if (folder.endsWith("captured")
                        || folder.endsWith("test-classes")
                        || folder.endsWith("surefire-reports")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                Path copy = from.equals(file)
                        ? to
                        : to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
