package workbook;

import workbook.catalogue.ClassPathFile;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proves everything, in JVMs side by side: the reference, the answers to three groups of lessons, and the capstones.
 * Each prints as it goes; the capstones, whose lines say what they belong to only together, at the end.
 */
final class AuthoringProof {
    private final Console console;

    AuthoringProof(Console console) {
        this.console = console;
    }

    /** @return the highest of the exit codes */
    int prove() throws IOException, InterruptedException {
        Path said = Files.createTempFile("capstones-", ".txt");
        Process capstones = ChildJvm.of(classPath(), List.of(), words(List.of("capstones", "--references")))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        ChildJvm.endWithThis(capstones);
        List<String> all = console.layout().lessonNumbers().stream().sorted().toList();
        // The first one alone: its wrong answers often wait for ever.
        List<Process> verified = List.of(
                verify("REFERENCE", List.of()),
                verify("ANSWERS", all.subList(0, 1)),
                verify("ANSWERS", everySecond(all, 1)),
                verify("ANSWERS", everySecond(all, 2)));
        int highest = ExitCode.OK;
        for (Process one : verified) {
            highest = Math.max(highest, one.waitFor());
        }
        highest = Math.max(highest, capstones.waitFor());
        console.out().printf("%ncapstones beside that:%n%s", Files.readString(said));
        Files.delete(said);
        return highest;
    }

    private static List<String> everySecond(List<String> lessons, int from) {
        return IntStream.iterate(from, i -> i < lessons.size(), i -> i + 2)
                .mapToObj(lessons::get)
                .toList();
    }

    private static Process verify(String part, List<String> lessons) throws IOException {
        List<String> words = new ArrayList<>(List.of("verify", "--of", part));
        words.addAll(lessons);
        // This one's options, so that verdicts are those that a learner sees.
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        Process process =
                ChildJvm.of(classPath(), options, words(words)).inheritIO().start();
        ChildJvm.endWithThis(process);
        return process;
    }

    private static List<String> words(List<String> command) {
        List<String> words = new ArrayList<>(List.of("workbook.Workbook", "authoring"));
        words.addAll(command);
        return words;
    }

    private static List<Path> classPath() {
        return ClassPathFile.entries(System.getProperty("java.class.path"));
    }
}
