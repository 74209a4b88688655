package workbook;

import workbook.catalogue.WorkbookLayout;
import workbook.process.Announcing;
import workbook.process.ChildJvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker in a JVM of its own, on ports that the system chose, for as long as a program runs on it. */
final class BackgroundBroker implements AutoCloseable {
    /** The mini-broker's command line. */
    static final String MINI = "minibroker.cli.Main";

    /** The command line around the real broker and the scenarios. */
    static final String CROSSCHECK = "crosscheck.CrossCheckCommand";

    private static final Pattern READY = Pattern.compile("ready: name server (\\S+:\\d+), broker \\S+:\\d+");
    private static final String PROGRESS = "... ";
    private static final int LAST_WORDS = 12;

    private final Process process;
    private final String nameServer;

    private BackgroundBroker(Process process, String nameServer) {
        this.process = process;
        this.nameServer = nameServer;
    }

    /** @param whose stands before what it prints */
    static BackgroundBroker mini(List<Path> classPath, String whose, PrintStream out) throws IOException {
        return mini(classPath, whose, List.of(), out);
    }

    /** One that announces itself, so that it is found by whoever wants to look inside. */
    static BackgroundBroker announced(List<Path> classPath, String whose, Console console) throws IOException {
        return mini(classPath, whose, Announcing.options(console.layout(), whose), console.out());
    }

    private static BackgroundBroker mini(List<Path> classPath, String whose, List<String> options, PrintStream out)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(MINI, "broker", "--port", "0", "--namesrv-port", "0", "--allow-recall"));
        command.addAll(options);
        return start(ChildJvm.of(classPath, List.of(), command), whose, out);
    }

    static BackgroundBroker rocketMq(WorkbookLayout folders, PrintStream out) throws IOException {
        out.println("Starting RocketMQ");
        return real(folders, List.of(), out);
    }

    static BackgroundBroker docker(WorkbookLayout folders, PrintStream out) throws IOException {
        out.println("Starting RocketMQ in a container");
        return real(folders, List.of("--docker"), out);
    }

    /** One that stays up when it is closed. */
    static BackgroundBroker kept(WorkbookLayout folders, PrintStream out) throws IOException {
        out.println("Starting RocketMQ in a container that stays up");
        return real(folders, List.of("--keep"), out);
    }

    private static BackgroundBroker real(WorkbookLayout folders, List<String> options, PrintStream out)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(CROSSCHECK, "rocketmq"));
        command.addAll(options);
        ProcessBuilder jvm =
                ChildJvm.of(LearnerClasses.solutions(folders), List.of(ClientFolders.log(folders)), command);
        return start(jvm, "RocketMQ", out);
    }

    /** Returns when the broker takes requests. */
    private static BackgroundBroker start(ProcessBuilder jvm, String whose, PrintStream out) throws IOException {
        Process process = jvm.redirectErrorStream(true).start();
        ChildJvm.endWithThis(process);
        BufferedReader output = process.inputReader();
        Deque<String> lastLines = new ArrayDeque<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                forward(output, out, whose);
                return new BackgroundBroker(process, ready.group(1));
            }
            if (line.startsWith(PROGRESS)) {
                out.println("  " + line);
            }
            lastLines.add(line);
            if (lastLines.size() > LAST_WORDS) {
                lastLines.remove();
            }
        }
        throw new Refusal(
                ExitCode.ENVIRONMENT, "%s did not start:%n  %s".formatted(whose, String.join("\n  ", lastLines)));
    }

    private static void forward(BufferedReader output, PrintStream out, String whose) {
        Thread thread = new Thread(
                () -> {
                    try {
                        output.lines().forEach(line -> out.printf("  %s: %s%n", whose, line));
                    } catch (UncheckedIOException e) {
                        // The broker was ended and its output closed in the middle of a line: there is nothing more to
                        // tell.
                    }
                },
                "output of " + whose);
        thread.setDaemon(true);
        thread.start();
    }

    /** Host and port. */
    String nameServer() {
        return nameServer;
    }

    /** The child also ends by itself when this JVM is gone, since its standard input ends then. */
    @Override
    public void close() {
        ChildJvm.end(process);
    }
}
