package outside;

import process.ForkedJvm;
import process.JvmCommand;
import process.ScratchDirectories;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The README's tests inside projects that have other versions of Jackson, Netty, JUnit and SLF4J, on each JDK that is
 * found: compiled and run on their class paths, which hold no picocli.
 *
 * <p>One thread uses it.
 */
final class EmbeddingMatrix {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final int AT_A_TIME = 2;
    private static final int NEWEST_JDK = 25;
    private static final String CLIENT_GAVE_UP = "org.apache.rocketmq.remoting.exception.RemotingT";

    /** What the broker says where it cannot work; nothing where it has to. */
    private static final Map<String, String> SAID = said();

    private final ClassPaths classPaths;
    private final ReadmeTests tests;

    EmbeddingMatrix(ClassPaths classPaths, Path readme) throws IOException {
        this.classPaths = classPaths;
        this.tests = new ReadmeTests(readme);
    }

    private static Map<String, String> said() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("embedding", "");
        all.put(
                "jackson-2.12",
                "The mini-broker needs Jackson 2.13 or newer, but 2.12.7 comes first on the class path");
        all.put("jackson-2.13", "");
        all.put("jackson-2.15", "");
        all.put("jackson-2.17", "");
        all.put("jackson-2.19", "");
        all.put("jackson-newest", "");
        all.put(
                "netty-of-client-4.7.1",
                "The mini-broker needs Netty 4.1.1 or newer, but 4.0.42.Final comes first on the class path");
        all.put("netty-of-client-4.9.8", "");
        all.put("netty-of-client-5.1.4", "");
        all.put("netty-4.2", "");
        return all;
    }

    boolean run() throws InterruptedException {
        Path scratch = ScratchDirectories.create("embedding-matrix-");
        Cells cells = new Cells();
        Path own = Path.of(System.getProperty("java.home"));
        Optional<Path> newest =
                Runtime.version().feature() < NEWEST_JDK ? beside(own, NEWEST_JDK) : Optional.<Path>empty();
        System.out.printf("The README's tests inside other projects%n");
        for (String project : SAID.keySet()) {
            Path classes = scratch.resolve(project);
            cells.add("%s, JDK %s".formatted(project, Runtime.version().feature()), () -> {
                tests.compile(classPath(project, scratch), classes);
                return patient(() -> cell(project, scratch, own));
            });
        }
        newest.ifPresent(home -> SAID.keySet()
                .forEach(project -> cells.add(
                        "%s, JDK %s".formatted(project, NEWEST_JDK),
                        () -> patient(() -> cell(project, scratch, home)))));
        try {
            boolean green = cells.run(AT_A_TIME);
            if (newest.isEmpty()) {
                System.out.printf("  no JDK %s beside %s: on this one only%n", NEWEST_JDK, own);
            }
            return green;
        } finally {
            ScratchDirectories.delete(scratch);
        }
    }

    /**
     * Once more if the client gave up: it waits three seconds, and on a busy machine a JVM takes that long to get
     * going.
     */
    private static String patient(Callable<String> cell) throws Exception {
        String result = cell.call();
        return result.contains(CLIENT_GAVE_UP) ? cell.call() : result;
    }

    /** With a copy of the broker's jar: where it was built, it would find its command line's libraries beside it. */
    private String classPath(String project, Path scratch) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : classPaths.of(project).split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (jar.getFileName().toString().startsWith("mini-broker-")) {
                Path alone = Files.createDirectories(scratch.resolve(project)).resolve("mini-broker.jar");
                if (Files.notExists(alone)) {
                    Files.copy(jar, alone);
                }
                entries.add(alone.toString());
            } else {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private String cell(String project, Path scratch, Path javaHome) throws IOException {
        Path classes = scratch.resolve(project);
        JvmCommand command = JvmCommand.of("org.junit.platform.console.ConsoleLauncher")
                .javaHome(javaHome)
                .classPath(classes + File.pathSeparator + classPath(project, scratch))
                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Duser.home=" + classes)
                .arguments("--disable-banner", "--disable-ansi-colors", "--details=none");
        tests.classNames().forEach(name -> command.arguments("-c", name));
        try (ForkedJvm jvm = ForkedJvm.start(command)) {
            int exitCode = jvm.awaitEnd(BOUND);
            String wanted = SAID.get(project);
            boolean asWanted = wanted.isEmpty()
                    ? exitCode == 0
                    : exitCode != 0
                            && jvm.output().contains(wanted)
                            && !jvm.output().contains("LinkageError");
            return asWanted ? Cells.GREEN : "exit code %s\n%s".formatted(exitCode, jvm.output());
        }
    }

    /** Where several are installed they usually lie in one folder, and are named by their number. */
    private static Optional<Path> beside(Path javaHome, int feature) {
        try (Stream<Path> homes = Files.list(javaHome.getParent())) {
            return homes.flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
                    .filter(home -> versionOf(home).startsWith(feature + "."))
                    .filter(home -> Stream.of("java", "java.exe")
                            .anyMatch(name -> Files.exists(home.resolve("bin").resolve(name))))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String versionOf(Path javaHome) {
        try {
            List<String> release = Files.readAllLines(javaHome.resolve("release"));
            return release.stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "") + ".")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
