package crosscheck.mqadmin;

import process.ParentWatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * The main class of the forked JVM: carries out {@code mqadmin} commands, each a line of standard input with its words
 * separated by tabs, and prints what they print, followed by a line of its own.
 *
 * <p>This class runs on RocketMQ's class path and may use no other class of ours but those of {@link process}, nor any
 * library.
 */
final class MqAdminMain {

    /** Printed when commands are taken. */
    static final String READY = "----- ready for commands";

    /** Printed behind the output of each command. */
    static final String END = "----- end of the command";

    private static final int A_MOMENT_NANOS = 5_000_000;

    private static volatile boolean busy;

    private MqAdminMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Method mqadmin = Class.forName("org.apache.rocketmq.tools.command.MQAdminStartup")
                .getMethod("main", String[].class);
        new Thread(MqAdminMain::hurry, "hurry").start();
        ParentWatch.onOrder(line -> carryOut(mqadmin, line));
        System.out.println(READY);
    }

    private static void carryOut(Method mqadmin, String line) {
        PrintStream out = System.out;
        busy = true;
        try {
            out.write(output(mqadmin, line.split("\t")));
        } catch (ReflectiveOperationException | IOException e) {
            out.println(e);
        }
        busy = false;
        out.println();
        out.println(END);
    }

    private static byte[] output(Method mqadmin, String[] command) throws ReflectiveOperationException, IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            PrintStream out = System.out;
            PrintStream err = System.err;
            System.setOut(stream);
            System.setErr(stream);
            mqadmin.invoke(null, (Object) command);
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toByteArray();
    }

    /**
     * At the end of each command its client waits up to three seconds for a thread that has nothing to do: wakes that
     * thread.
     */
    private static void hurry() {
        while (true) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            if (!busy) {
                continue;
            }
            var threads = Thread.getAllStackTraces();
            boolean shuttingDown = threads.values().stream()
                    .flatMap(java.util.Arrays::stream)
                    .anyMatch(frame -> frame.getMethodName().equals("shutdown")
                            && frame.getClassName().endsWith(".ServiceThread"));
            if (shuttingDown) {
                threads.keySet().stream()
                        .filter(thread -> thread.getName().equals("NettyEventExecutor"))
                        .forEach(Thread::interrupt);
            }
        }
    }
}
