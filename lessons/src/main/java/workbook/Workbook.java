package workbook;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.catalogue.BrokenLesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.LostTag;
import workbook.process.BuildFailed;
import workbook.terminal.Tty;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The command line. */
@Command(
        name = "workbook",
        description = "Build a small message broker that the unmodified RocketMQ client can talk to.",
        version = "Mini Broker Workbook 1.0.0",
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
            InspectVerb.class,
            BenchVerb.class,
            BookVerb.class,
            ReportVerb.class,
            DoctorVerb.class,
            AuthoringVerb.class
        })
public final class Workbook implements Runnable {
    private final Console console;
    private final PrintStream err;

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
    private void plain(boolean plain) {
        if (plain) {
            console.makePlain();
        }
    }

    /** @param tty who looks at the output */
    Workbook(WorkbookLayout folders, PrintStream out, PrintStream err, Tty tty) {
        this.err = err;
        console = new Console(folders, out, tty);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        WorkbookLayout folders = new WorkbookLayout(top());
        Tty tty = List.of(args).contains("--plain") ? Tty.NONE : Tty.ofThisProcess(folders.memory());
        int code;
        try {
            OptionalInt rebuild = SelfUpdate.asksTheLauncher(folders);
            if (worksWithoutBuild(args)) {
                code = new Workbook(folders, out, err, tty).run(args);
            } else if (rebuild.isPresent()) {
                code = rebuild.getAsInt();
            } else if (SelfUpdate.freshen(folders, err)) {
                code = SelfUpdate.runAgain(folders, Workbook.class, args);
            } else {
                new ClassArchive(folders, Training.class).freshen(err);
                code = new Workbook(folders, out, err, tty).run(args);
            }
        } catch (BuildFailed e) {
            err.println(e.getMessage());
            code = ExitCode.ENVIRONMENT;
        } catch (LinkageError e) {
            err.printf("The workbook program is half built (%s). Type: mvn -pl lessons -DskipTests package%n", e);
            code = ExitCode.ENVIRONMENT;
        }
        out.flush();
        // Not a return from main: a learner's thread may still be alive.
        System.exit(code);
    }

    /** To look for what is wrong, or to ask for help, must not need a build that works. */
    private static boolean worksWithoutBuild(String[] args) {
        return Stream.of(args).anyMatch(List.of("doctor", "--help", "-h", "--version", "-V")::contains);
    }

    /** Two folders up from lessons/target/lessons-1.0.0.jar. */
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
        return commandLine().execute(args);
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(this, new Verbs(console));
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(err, true));
        HelpText.fit(line, console::width);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, typed) -> say(problem));
        line.setExecutionExceptionHandler((problem, command, parsed) -> say(problem, command));
        return line;
    }

    @Override
    public void run() {
        new BoardVerb(console).run();
    }

    private int say(CommandLine.ParameterException problem) {
        String message = problem.getMessage().replaceAll("\\s*\\R\\s*", " ");
        StringBuilder sentence = new StringBuilder(
                message.replaceAll("^Unmatched argument at index 0: '([^-'][^']*)'.*", "There is no command $1"));
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            sentence.append(". Did you mean: ").append(String.join(" or ", unmatched.getSuggestions()));
        }
        err.println(console.filled(sentence + (sentence.toString().endsWith("?") ? "" : ". See: ./workbook --help")));
        return ExitCode.USAGE;
    }

    private int say(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof Refusal refusal) {
            err.println(console.filled(refusal.getMessage()));
            return refusal.code();
        }
        if (problem instanceof BrokenLesson || problem instanceof LostTag || problem instanceof BuildFailed) {
            err.println(console.filled(problem.getMessage()));
            return ExitCode.ENVIRONMENT;
        }
        if (problem instanceof IOException || problem instanceof UncheckedIOException) {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            err.println(console.filled("A file can't be read or written: " + cause));
            return ExitCode.ENVIRONMENT;
        }
        throw problem;
    }

    /** Makes verbs with the console that they speak through. */
    private record Verbs(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Console.class))) {
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
