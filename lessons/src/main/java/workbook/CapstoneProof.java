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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs capstones on brokers of which it is known what they must say. */
final class CapstoneProof {
    /** A capstone must come to an end by itself, whatever the broker does. */
    private static final int NOT_ENDED = -1;

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final WorkbookLayout folders;
    private final PrintStream out;

    CapstoneProof(WorkbookLayout folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
    }

    /** @return what was not as it must be */
    List<String> of(List<CapstoneTrial> trials) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (CapstoneTrial trial : trials) {
            Path output = Files.createTempFile("capstone", ".txt");
            try {
                int exit = exitCode(trial, output);
                boolean asItMust = exit != NOT_ENDED && trial.passes() == (exit == 0);
                String name = trial.capstone().id() + " " + trial.subject();
                out.printf("%s: %s%n", name, exit == 0 ? "passes" : "fails, exit code " + exit);
                Files.readAllLines(output).forEach(line -> out.println("    " + line));
                if (!asItMust) {
                    complaints.add(name + (trial.passes() ? " does not pass" : " is not noticed"));
                }
            } finally {
                Files.delete(output);
            }
        }
        return complaints;
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
