package workbook.process;

import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a learner's program, and ends the JVM when that one throws. A client of RocketMQ has threads of its own, and
 * with them a program that failed would stay for ever.
 *
 * <p>It runs in that program's JVM, behind the program's own class path, so it uses nothing but the JDK. The solved
 * programs need not be built for it.
 */
public final class ProgramMain {
    private ProgramMain() {}

    /** Where this class is, to be put behind a program's class path. */
    public static Path place() {
        try {
            return Path.of(ProgramMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Arguments: the full name of the main class that is meant, and its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            // As the JVM says it, so that whoever reads the output finds what is always there.
            System.err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }
}
