package workbook;

import workbook.catalogue.WorkbookLayout;
import workbook.learner.Study;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which broker a program talks to. */
sealed interface Target {

    /**
     * Starts what is needed to run the program there. May take a while, which is told.
     *
     * @throws Refusal if the learner's classes do not compile, or the broker does not start
     */
    OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed;

    /** Whether it is the learner's own. */
    default boolean isYours() {
        return false;
    }

    /**
     * What a program prints that never talked to the broker of choice would be taken for that broker's.
     *
     * @param typed what the learner calls the program
     * @throws Refusal if the program does not fit, or nobody is there to talk to
     */
    default void refuseUnlessUsedBy(Program program, String typed) {
        if (!program.needsBroker() && !program.startsOneOfChoice()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    typed.matches("capstone-.*")
                            ? typed
                                    + " ends the broker and starts it again, so it brings its own: yours, or with --on reference"
                                    + " the finished one"
                            : typed
                                    + " does not talk to a broker of choice: it brings its own or needs none. Leave out --on "
                                    + typed());
        }
    }

    /** As it stands after {@code --on}. */
    String typed();

    /** The learner's, started for this. */
    record Mini() implements Target {
        @Override
        public OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed {
            run.build(console);
            LearnerClasses yours = new LearnerClasses(console.layout(), !run.nothingLent());
            yours.loan().summary().filter(text -> run.program().needsBroker()).ifPresent(console::report);
            return new OpenTarget(run.classPath(yours), yours)
                    .starting(
                            run.program(), () -> BackgroundBroker.announced(yours.classPath(), "your broker", console))
                    .afterwards(exitCode -> explain(exitCode, console, run, yours));
        }

        private static void explain(int exitCode, Console console, ProgramRun run, LearnerClasses yours) {
            if (exitCode != ExitCode.OK) {
                Study study = Study.of(console.layout());
                Optional<String> own = Optional.of(run.program().mainClass())
                        .filter(program -> run.whose() != ProgramRun.Whose.SOLUTION)
                        .flatMap(program -> BrokerTrouble.ofProgram(study, program));
                Stream.of(own, BrokerTrouble.of(study, yours.loan()))
                        .flatMap(Optional::stream)
                        .forEach(trouble -> console.out().printf("%n%s%n", trouble));
            }
        }

        @Override
        public boolean isYours() {
            return true;
        }

        @Override
        public void refuseUnlessUsedBy(Program program, String typed) {
            // Programs that bring a broker of their own run on the learner's classes.
        }

        @Override
        public String typed() {
            return "mini";
        }
    }

    /** The finished one without the learner's classes, started for this: for lessons before 04. */
    record Reference() implements Target {
        @Override
        public OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed {
            run.build(console);
            OpenTarget open = run.isYours()
                    ? onClassPathOf(run, console.layout())
                    : new OpenTarget(LearnerClasses.solutions(console.layout()));
            List<Path> finished = LearnerClasses.reference(console.layout());
            return open.starting(
                    run.program(), () -> BackgroundBroker.announced(finished, "the finished broker", console));
        }

        @Override
        public void refuseUnlessUsedBy(Program program, String typed) {
            // Programs that bring a broker of their own run on the finished classes.
        }

        @Override
        public String typed() {
            return "reference";
        }
    }

    /** The real one, started for this from its published jars. */
    record RocketMq() implements Target {
        @Override
        public OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed {
            console.build(BuildPart.SOLUTIONS);
            return onClassPathOf(run, console.layout())
                    .starting(run.program(), () -> BackgroundBroker.rocketMq(console.layout(), console.out()));
        }

        @Override
        public String typed() {
            return "rocketmq";
        }
    }

    /**
     * The real one in a container, started for this.
     *
     * @param keep whether the container stays up afterwards
     */
    record Docker(boolean keep) implements Target {
        @Override
        public OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed {
            console.build(BuildPart.SOLUTIONS);
            OpenTarget open = onClassPathOf(run, console.layout());
            if (!keep) {
                return open.starting(run.program(), () -> BackgroundBroker.docker(console.layout(), console.out()));
            }
            open.starting(run.program(), () -> BackgroundBroker.kept(console.layout(), console.out()));
            return open.afterwards(
                    exitCode -> open.nameServer().ifPresent(nameServer -> sayHowToGoOn(nameServer, console)));
        }

        private static void sayHowToGoOn(String nameServer, Console console) {
            console.out()
                    .printf(
                            "%nRocketMQ stays up. To use it: --on %s. To stop it: docker stop rocketmq-%s%n",
                            nameServer, nameServer.substring(nameServer.lastIndexOf(':') + 1));
        }

        @Override
        public String typed() {
            return "docker";
        }
    }

    /** One that runs already; the address of its name server. */
    record Address(String hostAndPort) implements Target {
        private static final Duration PATIENCE = Duration.ofSeconds(3);

        @Override
        public OpenTarget open(Console console, ProgramRun run) throws IOException, InterruptedException, BuildFailed {
            run.build(console);
            return onClassPathOf(run, console.layout()).at(hostAndPort);
        }

        @Override
        public void refuseUnlessUsedBy(Program program, String typed) {
            if (program.startsOneOfChoice()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        typed + " kills its broker, so it starts one itself: --on mini, reference, rocketmq or docker");
            }
            Target.super.refuseUnlessUsedBy(program, typed);
            if (!isThere()) {
                throw new Refusal(
                        ExitCode.ENVIRONMENT,
                        "no broker listens at %s; ./workbook broker starts yours".formatted(hostAndPort));
            }
        }

        /** Whether anybody accepts a connection there. */
        private boolean isThere() {
            String[] parts = hostAndPort.split(":");
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), (int) PATIENCE.toMillis());
                return true;
            } catch (IOException | IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public String typed() {
            return hostAndPort;
        }
    }

    /** For a broker that is not the learner's: the solution needs none of the learner's classes. */
    private static OpenTarget onClassPathOf(ProgramRun run, WorkbookLayout layout) throws IOException {
        if (run.whose() == ProgramRun.Whose.SOLUTION) {
            return new OpenTarget(LearnerClasses.solutions(layout));
        }
        LearnerClasses yours = new LearnerClasses(layout, !run.nothingLent());
        return new OpenTarget(run.classPath(yours), yours);
    }

    /**
     * @param keep whether a container is to stay up
     * @throws Refusal for anything that is no target
     */
    static Target of(String typed, boolean keep) {
        Target target = named(typed, keep);
        if (keep && !target.equals(new Docker(true))) {
            throw new Refusal(ExitCode.USAGE, "--keep goes with --on docker: only a container can stay up");
        }
        return target;
    }

    private static Target named(String typed, boolean keep) {
        return switch (typed) {
            case "mini" -> new Mini();
            case "reference" -> new Reference();
            case "rocketmq" -> new RocketMq();
            case "docker" -> new Docker(keep);
            default -> {
                if (!isAddress(typed)) {
                    throw unknown(typed, "mini, reference, rocketmq, docker");
                }
                yield new Address(typed);
            }
        };
    }

    /** HOST:PORT. */
    static boolean isAddress(String typed) {
        return typed.matches("[^:\\s]+:[1-9][0-9]{0,4}");
    }

    static Refusal unknown(String typed, String known) {
        return new Refusal(
                ExitCode.USAGE,
                "--on %s: type %s, or HOST:PORT of a name server such as localhost:9876".formatted(typed, known));
    }
}
