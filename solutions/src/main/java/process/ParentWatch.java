package process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The first main class of every {@link ForkedJvm}: watches standard input, and then runs the main class that is meant.
 *
 * <p>Standard input is a pipe that only the parent holds. When the parent ends, SIGKILL included, the operating system
 * closes it, and this JVM ends at once, so no process outlives the program that wanted it. A line in it is an order.
 *
 * <p>It may run on a class path of others, so it uses nothing but the JDK and {@link EndingMain}.
 */
public final class ParentWatch {
    private static volatile Consumer<String> orders = line -> {};
    private static volatile Runnable lastAct = () -> {};

    private ParentWatch() {}

    /** Arguments: the full name of the main class that is meant, and its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(ParentWatch::follow, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        EndingMain.main(arguments);
    }

    /**
     * From now on lines of the parent are orders; those before are not kept, so the parent is told afterwards that it
     * may send.
     *
     * @param taker called with each, by the thread that watches
     */
    public static void onOrder(Consumer<String> taker) {
        orders = taker;
    }

    /** @param act run when the parent is gone, before this JVM ends */
    public static void beforeTheEnd(Runnable act) {
        lastAct = act;
    }

    private static void follow() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                orders.accept(line);
            }
        } catch (IOException broken) {
            // The end of the pipe, told in another way.
        } finally {
            try {
                lastAct.run();
            } finally {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
