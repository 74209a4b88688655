package workbook;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.catalogue.BrokenLesson;
import workbook.catalogue.Capstone;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.learner.Change;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.process.Build;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.verdict.Colours;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line. */
@Command(
        name = "workbook",
        description = "Build a small message broker that the unmodified RocketMQ client can talk to.",
        version = "Mini Broker Workbook 1.0.0",
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it worked; the checks pass",
            "1:a check fails, or your code does not compile",
            "2:that can't be typed so",
            "3:something around is missing or broken: JDK, Maven, a port, the build",
            "4:a store is damaged, or another broker uses it",
            "5:the broker needs an exercise that is not done yet"
        },
        subcommands = {
            BoardVerb.class,
            CheckVerb.class,
            WatchVerb.class,
            HintVerb.class,
            SolutionVerb.class,
            ResetVerb.class,
            StartVerb.class,
            BrokerVerb.class,
            DumpVerb.class,
            RepairVerb.class,
            RunVerb.class,
            CrosscheckVerb.class,
            BenchVerb.class,
            BookVerb.class,
            DoctorVerb.class,
            AuthoringVerb.class
        })
public final class Workbook implements Runnable {
    static final int OK = 0;
    static final int FAILS = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    /** Columns that texts are filled to. */
    static final int WIDTH = 88;

    private final WorkbookLayout folders;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help message and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print version information and exit.")
    private boolean version;

    @Option(
            names = "--plain",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Plain text for scripts: no colours, no times.")
    private boolean plain;

    /** @param terminal whether a person looks at the output */
    Workbook(WorkbookLayout folders, PrintStream out, PrintStream err, boolean terminal) {
        this.folders = folders;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
        WorkbookLayout folders = new WorkbookLayout(top());
        int code;
        try {
            code = worksWithoutBuild(args) || !SelfUpdate.freshen(folders, err)
                    ? new Workbook(folders, out, err, terminal).run(args)
                    : SelfUpdate.runAgain(folders, args);
        } catch (BuildFailed e) {
            err.println(e.getMessage());
            code = ENVIRONMENT;
        } catch (LinkageError e) {
            err.printf("The workbook program is half built (%s). Type: mvn -pl lessons -DskipTests package%n", e);
            code = ENVIRONMENT;
        }
        out.flush();
        // Not a return from main: a learner's thread may still be alive.
        System.exit(code);
    }

    /** To look for what is wrong, or to ask for help, must not need a build that works. */
    private static boolean worksWithoutBuild(String[] args) {
        return Stream.of(args).anyMatch(List.of("doctor", "--help", "-h", "--version", "-V")::contains);
    }

    /** Two folders up from lessons/target/classes. */
    private static Path top() {
        try {
            Path classes = Path.of(Workbook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.getParent().getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int run(String... args) {
        CommandLine line = new CommandLine(this);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, typed) -> say(problem));
        line.setExecutionExceptionHandler((problem, command, parsed) -> say(problem, command));
        return line.execute(args);
    }

    @Override
    public void run() {
        new BoardVerb(this).run();
    }

    private int say(CommandLine.ParameterException problem) {
        String message = problem.getMessage().replaceAll("\\s*\\R\\s*", " ");
        StringBuilder sentence = new StringBuilder(
                message.replaceAll("^Unmatched argument at index 0: '([^-'][^']*)'.*", "There is no command $1"));
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            sentence.append(". Did you mean: ").append(String.join(" or ", unmatched.getSuggestions()));
        }
        err.println(sentence + (sentence.toString().endsWith("?") ? "" : ". See: ./workbook --help"));
        return USAGE;
    }

    private int say(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof Refusal refusal) {
            err.println(refusal.getMessage());
            return refusal.code();
        }
        if (problem instanceof BrokenLesson || problem instanceof LostTag || problem instanceof BuildFailed) {
            err.println(problem.getMessage());
            return ENVIRONMENT;
        }
        throw problem;
    }

    WorkbookLayout folders() {
        return folders;
    }

    PrintStream out() {
        return out;
    }

    boolean plain() {
        return plain || !terminal;
    }

    Colours colours() {
        return plain() ? Colours.OFF : Colours.ON;
    }

    /** @throws Refusal if there is none of that id */
    Exercise exercise(Study study, String id) {
        return study.catalogue()
                .exercise(id)
                .orElseThrow(() -> new Refusal(
                        USAGE,
                        "no exercise %s; near it: %s"
                                .formatted(
                                        id, String.join(", ", study.catalogue().near(id)))));
    }

    /** @param id null for the next one that is open */
    Exercise exerciseOrNext(Study study, String id) {
        return id != null
                ? exercise(study, id)
                : study.next().orElseThrow(() -> new Refusal(OK, "Everything is done; name an exercise, such as 01-1"));
    }

    /** In words, for an exercise of which that is true. */
    Optional<String> changedSince(Study study, Exercise exercise) {
        return study.standing().of(exercise) == State.CHANGED
                ? Optional.of("changed since it passed: ./workbook check " + exercise.id())
                : Optional.empty();
    }

    /** What comes after an exercise that has just passed: a capstone too, if that was the last one before it. */
    void sayWhatIsNext(Study study, Exercise passed, Optional<Exercise> next) {
        Optional<Capstone> capstone = study.capstoneAfter(passed);
        capstone.ifPresent(
                crown -> out.printf("Next: %s  %s  (./workbook run %s)%n", crown.id(), crown.title(), crown.id()));
        next.ifPresent(exercise -> out.printf(
                "%s: %s  %s%s%n",
                capstone.isPresent() ? "Then" : "Next",
                exercise.id(),
                exercise.title(),
                changedSince(study, exercise).map("  (%s)"::formatted).orElse("")));
    }

    /**
     * Where a lesson can be read: the book's page if the book is built.
     *
     * @param book how to come to the book
     */
    String toRead(Lesson lesson, String book) {
        Path page = folders.book().resolve(lesson.folder().getFileName() + ".html");
        return Files.exists(page)
                ? folders.shown(page)
                : "lesson %s in the book (%s), or %s".formatted(lesson.number(), book, folders.shown(lesson.text()));
    }

    /** Builds these if something they are made of has changed. */
    void build(BuildPart part, BuildPart... more) throws BuildFailed, IOException, InterruptedException {
        new Build(folders, out).freshen(EnumSet.of(part, more));
    }

    /** Says which files were replaced and where the learner's text is. */
    void tell(List<Change> changes) {
        for (Change change : changes) {
            String kept = change.kept()
                    .map(path -> "; yours is kept in " + path.getFileName())
                    .orElse("");
            String whole = change.tagsGone() ? " as a whole, since the tags in it were gone" : "";
            out.printf("%s was replaced%s%s%n", folders.shown(change.file()), whole, kept);
        }
    }
}
