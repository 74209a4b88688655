package workbook;

import workbook.catalogue.WorkbookLayout;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A class-data archive of this program: with it, it starts in about half of the time. The launcher names the archive to
 * the JVM, which does without where there is none or where it does not fit.
 *
 * <p>A note beside it says for which Java and which build it was made; a failure is noted too, and not tried again.
 */
final class ClassArchive {
    /** As in the launchers, without the archive. */
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-OmitStackTraceInFastThrow",
            "--enable-native-access=ALL-UNNAMED");

    private static final Duration BOUND = Duration.ofMinutes(2);

    private final WorkbookLayout layout;
    private final Class<?> training;

    /** @param training a main class that uses what most commands use */
    ClassArchive(WorkbookLayout layout, Class<?> training) {
        this.layout = layout;
        this.training = training;
    }

    /** Makes one if there is none for this Java and this build. */
    void freshen(PrintStream progress) throws IOException, InterruptedException {
        if (!Files.exists(layout.program())) {
            return;
        }
        Path note = layout.classArchive().resolveSibling("workbook.jsa.txt");
        String fitting = fitting();
        if (Files.exists(note) && Files.readString(note).equals(fitting)) {
            return;
        }
        progress.println("Preparing faster starts");
        make();
        Files.writeString(note, fitting);
    }

    private String fitting() throws IOException {
        return "%s %s %s %s%n"
                .formatted(
                        Runtime.version(),
                        System.getProperty("java.home"),
                        Files.size(layout.program()),
                        Files.getLastModifiedTime(layout.program()));
    }

    private void make() throws IOException, InterruptedException {
        Path fresh = layout.classArchive()
                .resolveSibling(
                        "workbook-%s.jsa".formatted(ProcessHandle.current().pid()));
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-XX:ArchiveClassesAtExit=" + fresh);
        Process jvm = ChildJvm.of(
                        List.of(layout.program()),
                        options,
                        List.of(training.getName(), layout.top().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            ChildJvm.endWithThis(jvm);
            if (jvm.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS) && jvm.exitValue() == 0 && Files.exists(fresh)) {
                Files.move(fresh, layout.classArchive(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            // Windows does not replace a file that another workbook has mapped. It starts slowly then, and works.
        } finally {
            ChildJvm.end(jvm);
            Files.deleteIfExists(fresh);
        }
    }
}
