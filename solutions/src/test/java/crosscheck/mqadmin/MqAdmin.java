package crosscheck.mqadmin;

import process.ForkedJvm;
import process.JvmCommand;
import process.ScratchDirectories;
import rocketmq.RocketMqJars;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Apache's {@code mqadmin} as it is published, in a forked JVM that carries out one command after the other. Any
 * thread may call; it waits for the commands of others.
 */
final class MqAdmin implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final int TRIES = 5;

    /**
     * What a new client ends with when a container's network interface goes away while it asks each one for its
     * address ({@code NetworkUtil#getLocalInetAddress}). It has sent nothing then.
     */
    private static final String NO_ADDRESS = "because \"localHost\" is null";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Path folder;
    private final ForkedJvm jvm;

    private MqAdmin(Path folder, JvmCommand command) {
        this.folder = folder;
        jvm = ForkedJvm.start(command.readyAt(MqAdminMain.READY), lines::add);
        jvm.awaitReady(BOUND);
        lines.clear();
    }

    static MqAdmin start() {
        Path folder = ScratchDirectories.create("mqadmin");
        return new MqAdmin(
                folder,
                JvmCommand.of(MqAdminMain.class.getName())
                        .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=" + folder)
                        .classPath(String.join(
                                File.pathSeparator,
                                RocketMqJars.of(MqAdminMain.class),
                                RocketMqJars.withOurMainClasses()))
                        .in(folder)
                        .without("NAMESRV_ADDR")
                        .errorsDropped());
    }

    /**
     * Carries out a command and returns what it prints; runs of blanks, by which it makes columns, become one. Its
     * client waits three seconds for an answer, which nobody can set: if that was too short, it is asked again.
     */
    synchronized String run(String nameServer, String... command) {
        String line =
                Stream.concat(Stream.of(command), Stream.of("-n", nameServer)).collect(Collectors.joining("\t"));
        String printed = "";
        for (int i = 0; i < TRIES; i++) {
            jvm.send(line);
            printed = answer();
            if (!printed.contains("RemotingTimeoutException") && !printed.contains(NO_ADDRESS)) {
                return printed;
            }
        }
        return printed;
    }

    private String answer() {
        StringBuilder answer = new StringBuilder();
        long deadline = System.nanoTime() + BOUND.toNanos();
        try {
            while (true) {
                String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new AssertionError(
                            "mqadmin printed, and then nothing more in %s s:%n%s".formatted(BOUND.toSeconds(), answer));
                }
                if (line.equals(MqAdminMain.END)) {
                    return answer.toString();
                }
                answer.append(line.replaceAll(" +", " ").strip()).append('\n');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while mqadmin worked", e);
        }
    }

    @Override
    public void close() {
        jvm.close();
        ScratchDirectories.delete(folder);
    }
}
