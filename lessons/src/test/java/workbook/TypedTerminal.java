package workbook;

import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A terminal in which somebody types {@code ./workbook ...}. The system's {@code script} makes it, and an emulator
 * shows what stands on its screen. When the command has ended, its exit code is printed, and whether the terminal
 * echoes.
 */
final class TypedTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private static final String COMMAND = """
            trap : INT; tty > "$TTY_FILE"; stty cols $WIDTH rows $HEIGHT
            "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED workbook.TerminalMain "$TOP" %s
            echo "exit code $?"; stty -a | tr ';' '\\n' | grep -o -w -e -echo -e echo -e -icanon -e icanon | tr '\\n' ' '
            echo over""";

    private final Process process;
    private final ScreenTerminal screen;
    private final Writer keys;
    private final Path ttyFile;

    private TypedTerminal(WorkbookLayout layout, int columns, int rows, String type, String arguments)
            throws IOException {
        screen = new ScreenTerminal(columns, rows);
        ttyFile = Files.createDirectories(layout.memory()).resolve("tty");
        ProcessBuilder builder = new ProcessBuilder(
                "env",
                "--default-signal=INT", // who starts this build in the background has it ignored, and all below it
                SCRIPT.toString(),
                "-qfec",
                COMMAND.formatted(arguments),
                "/dev/null");
        builder.environment().put("TTY_FILE", ttyFile.toString());
        builder.environment().put("WIDTH", Integer.toString(columns));
        builder.environment().put("HEIGHT", Integer.toString(rows));
        builder.environment().put("TOP", layout.top().toString());
        builder.environment().put("TERM", type);
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        process = builder.redirectErrorStream(true).start();
        keys = process.outputWriter(StandardCharsets.UTF_8);
        Thread shown = new Thread(this::show, "screen");
        shown.setDaemon(true);
        shown.start();
    }

    /** Whether this system can make one. */
    static boolean canBeMade() {
        return Files.isExecutable(SCRIPT) && System.getProperty("os.name").startsWith("Linux") && knowsSignals();
    }

    /** Some systems have an env that can't. */
    private static boolean knowsSignals() {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static TypedTerminal of(Fixture fixture, int columns, int rows, String arguments) throws IOException {
        return new TypedTerminal(fixture.folders(), columns, rows, "xterm-256color", arguments);
    }

    /** One that can't place text. */
    static TypedTerminal dumb(Fixture fixture, String arguments) throws IOException {
        return new TypedTerminal(fixture.folders(), 80, 24, "dumb", arguments);
    }

    private void show() {
        char[] read = new char[8_192];
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int count = output.read(read); count >= 0; count = output.read(read)) {
                synchronized (this) {
                    screen.write(new String(read, 0, count));
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // The terminal is gone.
        }
    }

    void type(String typed) throws IOException {
        keys.write(typed);
        keys.flush();
    }

    /** What stands on the screen, without blanks at the ends of lines and without empty lines at the end. */
    synchronized String text() {
        return Stream.of(screen.toString().split("\n"))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /** Waits until all of this is on the screen, and returns what is. */
    synchronized String await(String... parts) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Stream.of(parts).allMatch(text()::contains)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            assertThat(left)
                    .as("%s%nare not on this screen:%n%s", List.of(parts), text())
                    .isPositive();
            wait(left);
        }
        return text();
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        synchronized (this) {
            screen.setSize(Size.of(columns, rows));
        }
        String tty = Files.readString(ttyFile).strip();
        Process stty = new ProcessBuilder("stty", "-F", tty, "cols", "" + columns, "rows", "" + rows).start();
        assertThat(stty.waitFor()).isZero();
    }

    /** Waits for the end of the command: the terminal must be as it was. */
    String awaitEnd(int exitCode) throws InterruptedException {
        String text = await("exit code " + exitCode + "\n", "over");
        assertThat(text).as("what the terminal does").contains("\nicanon echo over");
        return text;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            keys.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
