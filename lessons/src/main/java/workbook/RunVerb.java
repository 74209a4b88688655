package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.catalogue.Capstone;
import workbook.catalogue.Exercise;
import workbook.catalogue.Lesson;
import workbook.catalogue.WorkbookLayout;
import workbook.generator.Reference;
import workbook.learner.ExerciseStatus;
import workbook.learner.Study;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A client program against a broker of choice: the same program, two brokers. A program that nobody has to write, since it
 * only shows something, is run with the learner's broker classes in front of it.
 */
@Command(name = "run", description = "Runs a client program against your broker, or against the real one.")
final class RunVerb implements Callable<Integer> {
    @ParentCommand
    private Workbook workbook;

    @Parameters(
            index = "0",
            paramLabel = "ID|NAME",
            description = "A client exercise (14-1), a capstone (capstone-1), or a class of programs.*")
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

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        Target target = Target.of(on, true);
        if (keep && !(target instanceof Target.Docker)) {
            throw new Refusal(Workbook.USAGE, "--keep goes with --on docker: only a container can stay up");
        }
        Study study = Study.of(workbook.folders());
        Optional<Lesson> crowned = study.catalogue().lessonOfCapstone(what);
        if (crowned.isPresent() && target instanceof Target.Mini) {
            refuseUnlessWritten(crowned.get(), study);
        }
        int result = run(target, study);
        if (crowned.isPresent() && target instanceof Target.Mini && !solution) {
            study.ran(crowned.get().capstone().orElseThrow(), result == Workbook.OK);
        }
        return result;
    }

    /** A capstone shows what the learner's own broker can do, so nothing is lent for it. */
    private void refuseUnlessWritten(Lesson crowned, Study study) {
        List<String> open = study.catalogue().upTo(crowned).stream()
                .filter(exercise -> study.standing().of(exercise) == ExerciseStatus.State.OPEN)
                .map(Exercise::id)
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal(
                    Workbook.USAGE,
                    "%s needs all exercises up to lesson %s; open: %s%n./workbook start %02d fills in what is missing."
                            .formatted(
                                    what,
                                    crowned.number(),
                                    String.join(" ", open),
                                    Integer.parseInt(crowned.number()) + 1));
        }
    }

    private int run(Target target, Study study) throws IOException, InterruptedException, BuildFailed {
        WorkbookLayout folders = workbook.folders();
        SortedMap<String, String> learners = Reference.javaFiles(folders.exercises());
        SortedMap<String, String> programs = new TreeMap<>(Reference.javaFiles(folders.programs()));
        programs.putAll(learners);
        Program program = Program.find(programs, mainClass(study));
        refuseUnlessItUses(target, program);
        boolean given = !learners.containsKey(program.file());
        if (solution || given || target instanceof Target.RocketMq || target instanceof Target.Docker) {
            workbook.build(BuildPart.SOLUTIONS);
        }
        if (solution && !(target instanceof Target.Mini) || given && target instanceof Target.Reference) {
            return run(program, LearnerClasses.solutions(folders), target, null);
        }
        try (LearnerClasses learner = new LearnerClasses(folders, !nothingLent)) {
            List<Path> classPath = given ? learner.classPathWithSolutions() : learner.classPath();
            return run(program, solution ? LearnerClasses.solutions(folders) : classPath, target, learner);
        }
    }

    /** What a program prints that never talked to the broker of choice would be taken for that broker's. */
    private void refuseUnlessItUses(Target target, Program program) {
        if (program.needsBroker() || target instanceof Target.Mini || target instanceof Target.Reference) {
            if (target instanceof Target.Address address && !address.isThere()) {
                throw new Refusal(
                        Workbook.ENVIRONMENT,
                        "no broker listens at %s; ./workbook broker starts yours".formatted(address.hostAndPort()));
            }
            return;
        }
        throw new Refusal(
                Workbook.USAGE,
                what.matches("capstone-.*")
                        ? what
                                + " ends the broker and starts it again, so it brings its own: yours, or with --on reference"
                                + " the finished one"
                        : what
                                + " does not talk to a broker of choice: it brings its own or needs none. Leave out --on "
                                + on);
    }

    private String mainClass(Study study) {
        Optional<Capstone> capstone = study.catalogue().lessonOfCapstone(what).flatMap(Lesson::capstone);
        if (capstone.isPresent()) {
            return capstone.get().program();
        }
        if (what.matches("capstone-.*")) {
            throw new Refusal(
                    Workbook.USAGE,
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
        Exercise exercise = workbook.exercise(study, what);
        return exercise.program()
                .orElseThrow(() -> new Refusal(
                        Workbook.USAGE,
                        "%s is not a client program; ./workbook check %s checks it".formatted(what, what)));
    }

    /** @param learner the classes of the learner's broker; null if another one is meant */
    private int run(Program program, List<Path> classPath, Target target, LearnerClasses learner)
            throws IOException, InterruptedException {
        if (!program.needsBroker()) {
            return start(program, classPath, List.of());
        }
        if (target instanceof Target.Address address) {
            return start(program, classPath, nameServer(address.hostAndPort()));
        }
        if (target instanceof Target.RocketMq || target instanceof Target.Docker) {
            try (BackgroundBroker broker = real(target)) {
                int result = start(program, classPath, nameServer(broker.nameServer()));
                if (keep) {
                    sayHowToGoOn(broker.nameServer());
                }
                return result;
            }
        }
        if (target instanceof Target.Reference) {
            List<Path> finished = LearnerClasses.reference(workbook.folders());
            try (BackgroundBroker broker = BackgroundBroker.mini(finished, "the finished broker", workbook.out())) {
                return start(program, classPath, nameServer(broker.nameServer()));
            }
        }
        learner.loan().summary().ifPresent(workbook.out()::println);
        try (BackgroundBroker broker = BackgroundBroker.mini(learner.classPath(), "your broker", workbook.out())) {
            int result = start(program, classPath, nameServer(broker.nameServer()));
            if (result != Workbook.OK) {
                BrokerTrouble.of(Study.of(workbook.folders()), learner.loan())
                        .ifPresent(trouble -> workbook.out().printf("%n%s%n", trouble));
            }
            return result;
        }
    }

    private BackgroundBroker real(Target target) throws IOException {
        if (target instanceof Target.RocketMq) {
            return BackgroundBroker.rocketMq(workbook.folders(), workbook.out());
        }
        return keep
                ? BackgroundBroker.kept(workbook.folders(), workbook.out())
                : BackgroundBroker.docker(workbook.folders(), workbook.out());
    }

    private void sayHowToGoOn(String nameServer) {
        workbook.out()
                .printf(
                        "%nRocketMQ stays up. To use it: --on %s. To stop it: docker stop rocketmq-%s%n",
                        nameServer, nameServer.substring(nameServer.lastIndexOf(':') + 1));
    }

    /** rocketmq-client reads this by itself. */
    private static List<String> nameServer(String address) {
        return List.of("-Drocketmq.namesrv.addr=" + address);
    }

    private int start(Program program, List<Path> classPath, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.mainClass()));
        command.addAll(arguments);
        List<String> all = new ArrayList<>(ClientFolders.options(workbook.folders()));
        all.addAll(options);
        return ChildJvm.runHere(ChildJvm.of(classPath, all, command)) == 0 ? Workbook.OK : Workbook.FAILS;
    }
}
