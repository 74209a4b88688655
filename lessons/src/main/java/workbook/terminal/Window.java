package workbook.terminal;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A screen of lines, and the keys that are pressed. It covers what the terminal showed before, and uncovers it when it
 * is closed, whichever way the program ends: the terminal echoes again, and its cursor is back.
 *
 * <p>Any thread may call.
 */
public final class Window implements AutoCloseable {
    /** What is told when somebody presses Ctrl-C, or Ctrl-\\. */
    public static final String INTERRUPT = "interrupt";

    /** What is told when the terminal has another size. */
    public static final String RESIZE = "resize";

    /** What is told when no more keys will come. */
    public static final String END = "end";

    private static final long PATIENCE_MILLIS = 200;
    private static final int ESCAPE = 27;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    /** What terminals send for keys that are no letters, after escape. */
    private static final Map<String, String> SEQUENCES = Map.of(
            "", "escape", "[A", "up", "OA", "up", "[B", "down", "OB", "down", "[5~", "page up", "[6~", "page down");

    private static final Map<Integer, String> NAMED =
            Map.of((int) '\r', "enter", (int) '\n', "enter", (int) ' ', "page down", CTRL_C, INTERRUPT, CTRL_D, END);

    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private final Thread atTheEnd = new Thread(this::restore, "restores the terminal");
    private boolean closed;

    /** Covers the terminal at once. */
    public Window(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        display = new Display(terminal, true);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        cover();
    }

    /** On the terminal of this process; empty where text can't be placed on it. */
    static Optional<Window> open() {
        Terminal terminal = null;
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .providers("jni,exec")
                    .ffm(false)
                    .dumb(false)
                    .nativeSignals(true)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            if (canPlaceText(terminal)) {
                return Optional.of(new Window(terminal));
            }
            terminal.close();
        } catch (IOException | RuntimeException e) {
            // Then it can't.
        }
        return Optional.empty();
    }

    private static boolean canPlaceText(Terminal terminal) {
        return terminal.getStringCapability(Capability.cursor_address) != null
                && terminal.getStringCapability(Capability.clear_screen) != null
                && terminal.getSize().getColumns() > 0
                && terminal.getSize().getRows() > 0;
    }

    private synchronized void cover() {
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        display.clear();
        terminal.flush();
    }

    public int columns() {
        return terminal.getSize().getColumns();
    }

    public int rows() {
        return terminal.getSize().getRows();
    }

    /** Shows these lines from the top on; what does not fit is left out. */
    public synchronized void show(List<String> lines) {
        if (closed) {
            return;
        }
        Size size = terminal.getSize();
        display.resize(size);
        display.update(
                lines.stream()
                        .limit(size.getRows())
                        .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, size.getColumns()))
                        .toList(),
                0);
    }

    /** Paints everything anew by the next {@link #show}. */
    public synchronized void forget() {
        display.clear();
    }

    /**
     * Tells each key that is pressed: a letter as it is without shift, others by name. Called by a thread of
     * its own.
     */
    public void onKey(Consumer<String> told) {
        terminal.handle(Signal.INT, signal -> told.accept(INTERRUPT));
        terminal.handle(Signal.QUIT, signal -> told.accept(INTERRUPT));
        terminal.handle(Signal.WINCH, signal -> told.accept(RESIZE));
        terminal.handle(Signal.CONT, signal -> {
            terminal.enterRawMode();
            cover();
            told.accept(RESIZE);
        });
        Thread reading = new Thread(() -> read(told), "keys");
        reading.setDaemon(true);
        reading.start();
    }

    private void read(Consumer<String> told) {
        try {
            NonBlockingReader reader = terminal.reader();
            while (!isClosed()) {
                int letter = reader.read(PATIENCE_MILLIS);
                if (letter == NonBlockingReader.EOF) {
                    break;
                }
                if (letter >= 0) {
                    told.accept(letter == ESCAPE ? sequence(reader) : name(letter));
                }
            }
        } catch (IOException e) {
            // No more keys come.
        }
        told.accept(END);
    }

    private static String name(int letter) {
        return NAMED.getOrDefault(letter, Character.toString(letter).toLowerCase(Locale.ROOT));
    }

    /** A key that sends several characters, the first of which is escape; the key escape sends no more. */
    private static String sequence(NonBlockingReader reader) throws IOException {
        StringBuilder sent = new StringBuilder();
        int letter = reader.read(PATIENCE_MILLIS / 4);
        while (letter >= 0) {
            sent.append((char) letter);
            boolean begins = sent.length() == 1 && (letter == '[' || letter == 'O');
            if (!begins && (letter >= '@' || sent.length() == 1)) {
                break;
            }
            letter = reader.read(PATIENCE_MILLIS / 4);
        }
        return SEQUENCES.getOrDefault(sent.toString(), "unknown");
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void restore() {
        if (closed) {
            return;
        }
        closed = true;
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
        try {
            terminal.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook has found it closed.
        }
    }
}
