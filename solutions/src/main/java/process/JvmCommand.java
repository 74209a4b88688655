package process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a JVM is started: main class, arguments, options, class path, folder, environment. It is the same Java as this
 * one unless another is given.
 *
 * <p>The class path is that of this JVM unless another is given, so a learner's classes stay in front. It is passed in
 * the environment, because a command line may be too short for it. Wherever it leads, {@link ParentWatch} must be on
 * it.
 *
 * <p>One thread uses it.
 */
public final class JvmCommand {
    private final String mainClass;
    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> without = new HashSet<>(Set.of("JAVA_TOOL_OPTIONS"));
    private String classPath = System.getProperty("java.class.path");
    private String ready = "";
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private Path folder;
    private boolean errorsDropped;

    private JvmCommand(String mainClass) {
        this.mainClass = mainClass;
    }

    /** @param mainClass its full name */
    public static JvmCommand of(String mainClass) {
        return new JvmCommand(mainClass);
    }

    public JvmCommand arguments(String... more) {
        return arguments(Arrays.asList(more));
    }

    public JvmCommand arguments(List<String> more) {
        arguments.addAll(more);
        return this;
    }

    public JvmCommand options(String... more) {
        return options(Arrays.asList(more));
    }

    public JvmCommand options(List<String> more) {
        options.addAll(more);
        return this;
    }

    /** In place of this JVM's. */
    public JvmCommand classPath(String other) {
        classPath = other;
        return this;
    }

    /** In place of this JVM's. */
    public JvmCommand javaHome(Path other) {
        javaHome = other;
        return this;
    }

    public JvmCommand environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Leaves out a variable that this JVM was started with. */
    public JvmCommand without(String name) {
        without.add(name);
        return this;
    }

    /** The folder that it runs in. */
    public JvmCommand in(Path other) {
        folder = other;
        return this;
    }

    /** How the line begins by which it says that it is ready; see {@link ForkedJvm#awaitReady}. */
    public JvmCommand readyAt(String beginning) {
        ready = beginning;
        return this;
    }

    /** What it prints to standard error goes nowhere; otherwise it is mixed into its output. */
    public JvmCommand errorsDropped() {
        errorsDropped = true;
        return this;
    }

    String readyLine() {
        return ready;
    }

    Process start() {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.add("-Dstdout.encoding=UTF-8");
        command.add(ParentWatch.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(!errorsDropped);
        if (errorsDropped) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        builder.environment().keySet().removeAll(without);
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", classPath);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a JVM for " + mainClass, e);
        }
    }
}
