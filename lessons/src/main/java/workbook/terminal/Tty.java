package workbook.terminal;

import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/** Who looks at the output: a person in front of a terminal, or a program, which wants the same text every time. */
public final class Tty {
    /** Columns that texts are filled to where nobody says how many there are. */
    public static final int WIDTH = 88;

    /** Nobody looks. */
    public static final Tty NONE = new Tty(false, false, () -> WIDTH);

    private final boolean person;
    private final boolean colours;
    private final IntSupplier width;

    private Tty(boolean person, boolean colours, IntSupplier width) {
        this.person = person;
        this.colours = colours;
        this.width = width;
    }

    /** A person looks through this width. */
    public static Tty of(int width, boolean colours) {
        return new Tty(true, colours, () -> width);
    }

    /**
     * The terminal of this process, if its input and its output are one. How wide it is, is found out meanwhile.
     *
     * @param scratch where a native library may be unpacked
     */
    public static Tty ofThisProcess(Path scratch) {
        if (!isTerminal(System.console())) {
            return NONE;
        }
        FutureTask<Integer> asked = new FutureTask<>(() -> ask(scratch));
        Thread asking = new Thread(asked, "width of the terminal");
        asking.setDaemon(true);
        asking.start();
        boolean colours = System.getenv("NO_COLOR") == null && !isDumb();
        return new Tty(true, colours, () -> answer(asked));
    }

    /** From Java 22 on there is a console without a terminal, too. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    private static int answer(FutureTask<Integer> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WIDTH;
        } catch (ExecutionException e) {
            return WIDTH;
        }
    }

    /** Not into the system's folder for such things, where some forbid to execute what lies there. */
    private static void unpackInto(Path scratch) {
        try {
            System.setProperty("jline.tmpdir", Files.createDirectories(scratch).toString());
        } catch (IOException e) {
            // The system's folder may do.
        }
    }

    /**
     * How wide this process's terminal is: by a native library where that can be loaded, else by the program that Unix
     * has for it.
     *
     * @param scratch where a native library may be unpacked
     * @return {@value #WIDTH} if it has none
     */
    public static int ask(Path scratch) {
        unpackInto(scratch);
        for (String provider : List.of("jni", "exec")) {
            try {
                int columns = TerminalProvider.load(provider).systemStreamWidth(SystemStream.Output);
                if (columns > 0) {
                    return columns;
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                // The next one is asked.
            }
        }
        return WIDTH;
    }

    /** Whether a person looks. */
    public boolean person() {
        return person;
    }

    public boolean colours() {
        return colours;
    }

    /** Columns; may take a moment when it is asked for the first time. */
    public int width() {
        return width.getAsInt();
    }

    /** A screen of its own; empty where the terminal has none, or nobody looks. */
    public Optional<Window> open() {
        return person && !isDumb() ? Window.open() : Optional.empty();
    }
}
