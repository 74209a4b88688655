package workbook.process;

import workbook.catalogue.ClassPathFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM on this machine, the same Java as this one. It never outlives this one's regular end. */
public final class ChildJvm {
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    /** From this Java on, Netty in Apache's client makes it print four lines of warning, unless it is told not to. */
    private static final int WARNS_OF_UNSAFE = 24;

    private ChildJvm() {}

    /**
     * @param options before the main class
     * @param mainAndArguments the main class first
     */
    public static ProcessBuilder of(List<Path> classPath, List<String> options, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.add("-cp");
        command.add(ClassPathFile.text(classPath));
        command.addAll(mainAndArguments);
        ProcessBuilder jvm = new ProcessBuilder(command);
        // Testcontainers' own helper is an image to fetch, and containers here end with the JVM without it.
        jvm.environment().putIfAbsent("TESTCONTAINERS_RYUK_DISABLED", "true");
        return jvm;
    }

    /** Runs it with this program's input and output, and waits; Ctrl-C ends it first and then this program. */
    public static int runHere(ProcessBuilder jvm) throws IOException, InterruptedException {
        Process process = jvm.inheritIO().start();
        endWithThis(process);
        return process.waitFor();
    }

    /** Asks the process to end when this JVM does, and waits a little for it, so that its last words are seen. */
    public static void endWithThis(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    }

    /** Ends it now, first asking, then by force. */
    public static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
