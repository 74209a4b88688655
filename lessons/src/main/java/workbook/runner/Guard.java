package workbook.runner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the classes of a run call where they jump back, want to end the JVM or take the machine's own charset: see
 * {@link Instrument}.
 *
 * <p>Each run's class loader defines a copy of this class of its own, so {@code over} belongs to that run.
 */
public final class Guard {
    /** Set when the run's verdict is known: whatever still loops then has to end. */
    public static volatile boolean over;

    private Guard() {}

    /** Called before every jump back. */
    public static void jumpBack() {
        if (over) {
            throw new Error("the run of this code is over");
        }
    }

    /** In place of {@code System.exit}. */
    public static void exit(int status) {
        throw new UnsupportedOperationException("System.exit(%s) inside a check".formatted(status));
    }

    /** In place of {@code Runtime.exit} and {@code Runtime.halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new UnsupportedOperationException("Runtime.exit(%s) inside a check".formatted(status));
    }

    /**
     * In place of {@code Charset.defaultCharset()}, whether it is asked for or taken silently. It is UTF-8 on most
     * machines, so that code which depends on it is right there and wrong on others, before JDK 18 and with
     * {@code -Dfile.encoding}. Here it is one of the others.
     */
    public static Charset charset() {
        return StandardCharsets.ISO_8859_1;
    }

    /** In place of {@code getBytes()}. */
    public static byte[] bytes(String text) {
        tell(text.getBytes(StandardCharsets.UTF_8));
        return text.getBytes(charset());
    }

    /** The same bytes; says what becomes of them if they hold more than ASCII. */
    public static byte[] tell(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                System.out.println("(Text to bytes, or back, without a charset takes the machine's own. Checks run as"
                        + " on a machine where that is " + charset() + ", not UTF-8.)");
                break;
            }
        }
        return bytes;
    }

    /** In place of {@code String::new} of bytes. */
    public static String text(byte[] bytes) {
        return new String(tell(bytes), charset());
    }
}
