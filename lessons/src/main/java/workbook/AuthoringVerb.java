package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.authoring.Authoring;
import workbook.authoring.CapstoneTrial;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.verdict.Judge;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** For those who write lessons. */
@Command(name = "authoring", hidden = true, description = "Make and prove starters, first outputs and wrong answers.")
final class AuthoringVerb {
    private static final String LESSONS = "Such as 05 06; all if none is given.";

    private final Console console;

    AuthoringVerb(Console console) {
        this.console = console;
    }

    @Command(description = "Writes exercises/src/main/java from the tagged regions of the reference.")
    int starters() throws IOException {
        return exitCode(authoring().starters());
    }

    @Command(description = "Writes the first output of every exercise and the verdicts on the wrong answers.")
    int capture(@Parameters(paramLabel = "LESSON", description = LESSONS) List<String> lessons) throws IOException {
        try (Judge judge = judge()) {
            return exitCode(authoring().capture(judge, known(lessons)));
        }
    }

    @Command(description = "Proves starters, red, green, wrong answers and first outputs.")
    int verify(
            @Option(
                            names = "--of",
                            defaultValue = "ALL",
                            description =
                                    "REFERENCE: only starters, red and green; ANSWERS: only wrong and right ones.")
                    Authoring.ProofScope scope,
            @Parameters(paramLabel = "LESSON", description = LESSONS) List<String> lessons)
            throws IOException {
        try (Judge judge = judge()) {
            return exitCode(authoring().verify(judge, scope, known(lessons)));
        }
    }

    @Command(
            description = "What the authoring build proves: verify, side by side in JVMs of their own since much of it"
                    + " waits, and capstones --references.")
    int prove() throws IOException, InterruptedException {
        return new AuthoringProof(console).prove();
    }

    @Command(
            description = "Changes the reference here and there, and names the changes that no check notices. Minutes.")
    int mutate(@Parameters(paramLabel = "LESSON", description = LESSONS) List<String> lessons)
            throws IOException, BuildFailed, InterruptedException {
        return exitCode(authoring().mutate(known(lessons)));
    }

    @Command(
            description = "Runs each capstone on the reference, which must pass, and on those wrong answers that say it"
                    + " must notice them. Minutes.")
    int capstones(
            @Option(names = "--references", description = "Only on the reference.") boolean references,
            @Parameters(paramLabel = "LESSON", description = LESSONS) List<String> lessons)
            throws IOException, BuildFailed, InterruptedException {
        List<CapstoneTrial> trials = authoring().capstoneTrials(known(lessons)).stream()
                .filter(trial -> trial.passes() || !references)
                .toList();
        if (!trials.isEmpty()) {
            console.build(BuildPart.SOLUTIONS);
        }
        return exitCode(new CapstoneProof(console.layout(), console.out()).of(trials));
    }

    private Set<String> known(List<String> lessons) {
        Set<String> numbers = console.layout().lessonNumbers();
        Set<String> wanted = lessons == null ? Set.of() : Set.copyOf(lessons);
        if (!numbers.containsAll(wanted)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "no lesson %s; there are: %s"
                            .formatted(String.join(" ", wanted), String.join(", ", new TreeSet<>(numbers))));
        }
        return wanted;
    }

    private Authoring authoring() {
        return new Authoring(console.layout(), console.out());
    }

    private int exitCode(List<String> complaints) {
        if (complaints.isEmpty()) {
            console.out().println("\nall proved");
            return ExitCode.OK;
        }
        console.out().printf("%n%s not proved:%n", complaints.size());
        complaints.forEach(complaint ->
                console.out().println("  " + complaint.lines().findFirst().orElse("")));
        return ExitCode.FAILS;
    }

    /** Authors prove many exercises, often while other builds run: a slow machine is no reason for a verdict. */
    private Judge judge() throws IOException {
        return new Judge(console.layout()).patient(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }
}
