package workbook;

import workbook.authoring.CapstoneTrial;
import workbook.catalogue.WorkbookLayout;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs capstones on brokers of which it is known what they must say. */
final class CapstoneProof {
    /** A capstone must come to an end by itself, whatever the broker does. */
    private static final int NOT_ENDED = -1;

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int TOGETHER = 2;

    private record Outcome(int exit, List<String> output) {}

    private final WorkbookLayout folders;
    private final PrintStream out;

    CapstoneProof(WorkbookLayout folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
    }

    /**
     * One at a time, each with the machine for itself; only brief runs, which find a wrong answer and mostly wait, come
     * after them, {@value #TOGETHER} at a time.
     *
     * @return what was not as it must be
     */
    List<String> of(List<CapstoneTrial> trials) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (CapstoneTrial trial : trials) {
            if (!isBrief(trial)) {
                judge(trial, run(trial)).ifPresent(complaints::add);
            }
        }
        ExecutorService runs = Executors.newFixedThreadPool(TOGETHER);
        try {
            Map<CapstoneTrial, Future<Outcome>> begun = new LinkedHashMap<>();
            trials.stream()
                    .filter(CapstoneProof::isBrief)
                    .forEach(trial -> begun.put(trial, runs.submit(() -> run(trial))));
            for (Map.Entry<CapstoneTrial, Future<Outcome>> one : begun.entrySet()) {
                judge(one.getKey(), one.getValue().get()).ifPresent(complaints::add);
            }
        } catch (ExecutionException e) {
            throw new IOException("a capstone could not be run: " + e.getCause(), e);
        } finally {
            runs.shutdownNow();
        }
        return complaints;
    }

    private static boolean isBrief(CapstoneTrial trial) {
        return !trial.passes() && !trial.capstone().brief().isEmpty();
    }

    private Optional<String> judge(CapstoneTrial trial, Outcome outcome) {
        String name = trial.capstone().id() + " " + trial.subject();
        out.printf("%s: %s%n", name, outcome.exit() == 0 ? "passes" : "fails, exit code " + outcome.exit());
        outcome.output().forEach(line -> out.println("    " + line));
        boolean asItMust = outcome.exit() != NOT_ENDED && trial.passes() == (outcome.exit() == 0);
        return asItMust
                ? Optional.empty()
                : Optional.of(name + (trial.passes() ? " does not pass" : " is not noticed"));
    }

    private Outcome run(CapstoneTrial trial) throws IOException, InterruptedException {
        Path output = Files.createTempFile("capstone", ".txt");
        try {
            int exit = exitCode(trial, output);
            return new Outcome(exit, Files.readAllLines(output));
        } finally {
            Files.delete(output);
        }
    }

    /** The reference gets the whole capstone, a wrong answer the brief one. */
    private static List<String> words(CapstoneTrial trial) {
        List<String> words = new ArrayList<>(List.of(trial.capstone().program()));
        if (!trial.passes()) {
            words.addAll(trial.capstone().brief());
        }
        return words;
    }

    private int exitCode(CapstoneTrial trial, Path output) throws IOException, InterruptedException {
        try (LearnerClasses classes = new LearnerClasses(folders, trial.texts());
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
                BackgroundBroker broker = BackgroundBroker.mini(classes.classPath(), trial.subject(), nowhere)) {
            List<String> options = new ArrayList<>(ClientFolders.options(folders));
            options.add("-Drocketmq.namesrv.addr=" + broker.nameServer());
            Process program = ChildJvm.of(classes.classPathWithSolutions(), options, words(trial))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            ChildJvm.endWithThis(program);
            if (!program.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                ChildJvm.end(program);
                Files.writeString(output, "it was ended after " + BOUND.toMinutes() + " minutes\n");
                return NOT_ENDED;
            }
            return program.exitValue();
        }
    }
}
