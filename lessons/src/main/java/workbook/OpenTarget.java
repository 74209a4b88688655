package workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Where a program can be run now: a class path and, if the program wants one, a broker. Closing ends what was started.
 */
final class OpenTarget implements AutoCloseable {
    private final List<Path> classPath;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Optional<String> nameServer = Optional.empty();
    private IntConsumer afterwards = exitCode -> {};

    OpenTarget(List<Path> classPath) {
        this.classPath = classPath;
    }

    /** With the scratch folder of these classes, which lasts as long as this target. */
    OpenTarget(List<Path> classPath, LearnerClasses classes) {
        this(classPath);
        started.push(classes);
    }

    /** Starts a broker of its own, unless the program wants none. */
    OpenTarget starting(Program program, Start start) throws IOException {
        if (program.needsBroker()) {
            try {
                BackgroundBroker broker = start.start();
                started.push(broker);
                nameServer = Optional.of(broker.nameServer());
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }
        return this;
    }

    /** A broker that runs already. */
    OpenTarget at(String hostAndPort) {
        nameServer = Optional.of(hostAndPort);
        return this;
    }

    /** @param action is told the exit code of a program that had a broker */
    OpenTarget afterwards(IntConsumer action) {
        afterwards = action;
        return this;
    }

    List<Path> classPath() {
        return classPath;
    }

    /** Host and port; empty if the program wants no broker. */
    Optional<String> nameServer() {
        return nameServer;
    }

    /** Says what there is to say when the program has ended. */
    void programEnded(int exitCode) {
        if (nameServer.isPresent()) {
            afterwards.accept(exitCode);
        }
    }

    /** What was started last ends first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** How a broker is started. */
    interface Start {
        BackgroundBroker start() throws IOException;
    }
}
