package workbook.runner;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output and error of the code under check, the last part of it. Any thread may print. */
final class Printed extends OutputStream implements AutoCloseable {
    /** Several stack traces, so that what was said above them is there, too. */
    private static final int KEPT = 1 << 16;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final byte[] ring = new byte[KEPT];
    private long count;

    /** From here until {@link #close} the JVM's standard streams end here. */
    Printed() {
        PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @Override
    public synchronized void write(int b) {
        ring[(int) (count++ % KEPT)] = (byte) b;
    }

    /** What was printed since the last call. */
    synchronized String take() {
        int length = (int) Math.min(count, KEPT);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((count - length + i) % KEPT)];
        }
        boolean cut = count > KEPT;
        count = 0;
        String text = new String(bytes, StandardCharsets.UTF_8);
        return cut ? "..." + text.substring(text.indexOf('\n') + 1) : text;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
