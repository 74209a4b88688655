package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.ProgramRun.Whose;
import workbook.catalogue.Capstone;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.generator.JavaFiles;
import workbook.learner.ExerciseStatus.State;
import workbook.learner.Study;
import workbook.process.BuildFailed;
import workbook.process.ChildJvm;
import workbook.process.ProgramMain;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A client program against a broker of choice: the same program, two brokers. A program that nobody has to write, since
 * it only shows something, is run with the learner's broker classes in front of it.
 */
@Command(name = "run", description = "Runs a client program against your broker, or against the real one.")
final class RunVerb implements Callable<Integer> {
    private static final Set<State> UNWRITTEN = EnumSet.of(State.OPEN, State.MISSING);

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID|NAME",
            description =
                    "A client exercise (14-1), a capstone (capstone-1), or a class of programs.* If none is given,"
                            + " the lesson at work decides: its next exercise that has a program, else the last one before"
                            + " that.")
    private String what;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "For the program; after -- if it starts with -")
    private List<String> arguments = List.of();

    @Option(
            names = "--on",
            paramLabel = "BROKER",
            defaultValue = "mini",
            description =
                    "mini: your broker, on free ports (default). reference: the finished one, without your classes."
                            + " rocketmq: the real one, from its published jars. docker: the real one in a container."
                            + " HOST:PORT: the name server of one that runs already.")
    private String on;

    @Option(
            names = "--keep",
            description = "With --on docker: the container stays up, and you are told how to stop it.")
    private boolean keep;

    @Option(names = "--solution", description = "The reference program instead of yours.")
    private boolean solution;

    @Option(
            names = "--nothing-lent",
            description = "The finished broker lends nothing: lessons that you have not begun are missing.")
    private boolean nothingLent;

    RunVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        Target target = Target.of(on, keep);
        Study study = Study.of(console.layout());
        if (what == null) {
            Exercise next = new NextProgram(study).orRefuse();
            console.say(6, "Running %s  %s".formatted(next.id(), next.title()));
            what = next.id();
        }
        Optional<Lesson> crowned = study.catalogue().lessonOfCapstone(what).filter(lesson -> target.isYours());
        crowned.ifPresent(lesson -> refuseUnlessWritten(lesson, study));
        int result = run(target, study);
        if (crowned.isPresent() && !solution) {
            study.ran(crowned.get().capstone().orElseThrow(), result == ExitCode.OK);
        }
        return result;
    }

    /** A capstone shows what the learner's own broker can do, so nothing is lent for it. */
    private void refuseUnlessWritten(Lesson crowned, Study study) {
        List<String> open = study.catalogue().upTo(crowned).stream()
                .filter(exercise -> UNWRITTEN.contains(study.status().of(exercise)))
                .map(Exercise::id)
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    String.format(
                            Locale.ROOT,
                            "%s needs all exercises up to lesson %s; open: %s%n./workbook start %02d fills in what is missing.",
                            what,
                            crowned.number(),
                            String.join(" ", open),
                            Integer.parseInt(crowned.number()) + 1));
        }
    }

    private int run(Target target, Study study) throws IOException, InterruptedException, BuildFailed {
        SortedMap<String, String> learners = JavaFiles.below(console.layout().exercises());
        SortedMap<String, String> programs =
                new TreeMap<>(JavaFiles.below(console.layout().programs()));
        programs.putAll(learners);
        Program program = Program.find(programs, mainClass(study));
        target.refuseUnlessUsedBy(program, what);
        Whose own = learners.containsKey(program.file()) ? Whose.YOURS : Whose.GIVEN;
        ProgramRun run = new ProgramRun(program, solution ? Whose.SOLUTION : own, nothingLent);
        try (OpenTarget open = target.open(console, run)) {
            int result = start(program, open, target);
            open.programEnded(result);
            return result;
        }
    }

    private String mainClass(Study study) {
        Optional<Capstone> capstone = study.catalogue().lessonOfCapstone(what).flatMap(Lesson::capstone);
        if (capstone.isPresent()) {
            return capstone.get().program();
        }
        if (what.matches("capstone-.*")) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "no %s; there are: %s"
                            .formatted(
                                    what,
                                    study.catalogue().lessons().stream()
                                            .flatMap(lesson -> lesson.capstone().stream())
                                            .map(Capstone::id)
                                            .collect(Collectors.joining(" "))));
        }
        if (!what.matches("\\d.*")) {
            return what;
        }
        Exercise exercise = console.exercise(study, what);
        return exercise.program()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "%s is not a client program; ./workbook check %s checks it".formatted(what, what)));
    }

    private int start(Program program, OpenTarget open, Target target) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProgramMain.class.getName(), program.mainClass()));
        command.addAll(arguments);
        List<String> options = new ArrayList<>(ClientFolders.options(console.layout()));
        // rocketmq-client reads this by itself.
        open.nameServer().ifPresent(address -> options.add("-Drocketmq.namesrv.addr=" + address));
        if (program.startsOneOfChoice()) {
            options.add("-Dworkbook.broker=" + target.typed());
        }
        List<Path> classPath = new ArrayList<>(open.classPath());
        classPath.add(ProgramMain.place());
        ProcessBuilder jvm = ChildJvm.of(classPath, options, command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.INHERIT);
        Process process = jvm.start();
        ChildJvm.endWithThis(process);
        ClientTrace.forward(process.errorReader(), System.err);
        return process.waitFor() == 0 ? ExitCode.OK : ExitCode.FAILS;
    }
}
