package book;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A copy of this repository as a learner has it, with what is built, and the workbook program in JVMs of its own. */
final class LearnersWorkbook {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String EXERCISES = "exercises/src/main/java";

    /** What the program looks into; a folder whole. */
    private static final List<String> COPIED = List.of(
            "pom.xml",
            "lessons",
            "docs",
            "mini-broker/pom.xml",
            "mini-broker/src/main",
            "mini-broker/target/classes",
            "solutions/src/main",
            "exercises/pom.xml",
            "exercises/src",
            "exercises/target/classpath.txt");

    private final Path top;

    private LearnersWorkbook(Path top) {
        this.top = top;
    }

    /** Whether all modules are built that a learner's workbook needs. */
    static boolean canBeMade() {
        return Stream.of(
                        "lessons/target/lessons-1.0.0.jar",
                        "mini-broker/target/classes",
                        "exercises/target/classpath.txt",
                        "docs/target/book/index.html")
                .allMatch(path -> Files.exists(ROOT.resolve(path)));
    }

    /** @param folder an empty one */
    static LearnersWorkbook in(Path folder) throws IOException {
        LearnersWorkbook copy = new LearnersWorkbook(folder.resolve("a learner's"));
        for (String part : COPIED) {
            copy.copy(ROOT.resolve(part));
        }
        copy.makeSourcesOld();
        return copy;
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = top.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    /** Older than what was built of them, so that nothing is built again. */
    private void makeSourcesOld() throws IOException {
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setLastModifiedTime(file, before);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.setLastModifiedTime(folder, before);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path top() {
        return top;
    }

    /** As on the first day. */
    void startAnew() throws IOException {
        copyAgain("exercises/src/main/java");
        for (String memory : List.of("progress.properties", "verdicts", "crosscheck.html")) {
            Path path = top.resolve(".workbook").resolve(memory);
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
        }
    }

    private void copyAgain(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Path to = top.resolve(ROOT.relativize(file).toString());
                if (!Files.readString(to).equals(text)) {
                    Files.writeString(to, text);
                }
            }
        }
    }

    /** The reference's text as the learner's. */
    void solve(String file) throws IOException {
        Files.writeString(
                top.resolve(EXERCISES).resolve(file),
                Files.readString(top.resolve("mini-broker/src/main/java").resolve(file)));
    }

    /** Fails if the text to replace is not there. */
    void edit(String file, String from, String to) throws IOException {
        Path path = top.resolve(EXERCISES).resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** What {@code ./workbook check} and others print. */
    String run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("workbook", ".txt");
        Process process = command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS))
                    .as("workbook %s ends", Arrays.toString(arguments))
                    .isTrue();
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    /** @param port 0 for one that is free */
    Served serve(int port) throws IOException, InterruptedException {
        Process process = command("book", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines), "output of the book's server");
        reader.setDaemon(true);
        reader.start();
        StringBuilder seen = new StringBuilder();
        long bound = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < bound && process.isAlive()) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null && line.startsWith("The book: ")) {
                return new Served(process, line.split("\\s+")[2]);
            }
            seen.append(line == null ? "" : line + "\n");
        }
        process.destroyForcibly();
        throw new AssertionError("the book is not served: " + seen);
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-cp",
                top.resolve("lessons/target/lessons-1.0.0.jar").toString(),
                "workbook.Workbook"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(top.toFile());
    }

    /**
     * A book that is served until it is closed.
     *
     * @param address ends with a slash
     */
    record Served(Process process, String address) implements AutoCloseable {
        int port() {
            return Integer.parseInt(address.replaceAll("\\D", ""));
        }

        @Override
        public void close() {
            end();
        }

        void end() {
            process.destroy();
            try {
                assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
