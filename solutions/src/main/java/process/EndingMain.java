package process;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class, and ends the JVM when that one throws. A client of RocketMQ has threads of its own, and with
 * them a program that failed would stay for ever.
 *
 * <p>It may run on a class path of others, so it uses nothing but the JDK.
 */
public final class EndingMain {
    private EndingMain() {}

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
