package rocketmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The main class of the forked JVM: RocketMQ's name server and broker, and a thread that ends them.
 *
 * <p>It ends when its standard input does. That pipe is closed by {@link RocketMqProcess#close()} and by the operating system when
 * the parent dies in any way, SIGKILL included, so no broker outlives the program that wanted it.
 *
 * <p>This class runs on RocketMQ's class path and must not use any other class of ours, nor any library.
 */
final class RocketMqMain {

    /** Printed when both servers take requests. */
    static final String READY = "crosscheck: RocketMQ is ready";

    private static final String BROKER = "org.apache.rocketmq.broker.BrokerStartup";

    private RocketMqMain() {}

    /** Arguments: the folder to remove at the end, the name server's address, its settings file, the broker's settings file. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watcher = new Thread(() -> endWithStandardInput(Path.of(args[0])), "ends-with-its-parent");
        watcher.setDaemon(true);
        watcher.start();
        Object nameServer = start("org.apache.rocketmq.namesrv.NamesrvStartup", "main0", "-c", args[2]);
        Object broker = start(BROKER, "createBrokerController", "-n", args[1], "-c", args[3]);
        Class.forName(BROKER).getMethod("start", broker.getClass()).invoke(null, broker);
        awaitRegistration(nameServer, broker);
        System.out.println(READY);
    }

    private static Object start(String startupClass, String method, String... args)
            throws ReflectiveOperationException {
        return Class.forName(startupClass).getMethod(method, String[].class).invoke(null, (Object) args);
    }

    /**
     * A broker registers while it starts, but only with name servers that it has connected to by then; when it was quicker
     * than its own connection it tries again after ten seconds. We don't wait for that.
     */
    private static void awaitRegistration(Object nameServer, Object broker) throws ReflectiveOperationException {
        Object routes = nameServer.getClass().getMethod("getRouteInfoManager").invoke(nameServer);
        Method route = routes.getClass().getMethod("pickupTopicRouteData", String.class);
        Method register = broker.getClass().getMethod("registerBrokerAll", boolean.class, boolean.class, boolean.class);
        while (route.invoke(routes, "TBW102") == null) {
            LockSupport.parkNanos(20_000_000);
            register.invoke(broker, true, false, true);
        }
    }

    private static void endWithStandardInput(Path folder) {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written to it.
            }
        } catch (IOException closed) {
            System.out.println("standard input: " + closed);
        }
        // The broker's own shutdown takes seconds and keeps what nobody will read.
        for (int i = 0; i < 10 && Files.exists(folder); i++) {
            delete(folder);
        }
        Runtime.getRuntime().halt(0);
    }

    /** The broker is still writing, so a folder may get a new file while it is being emptied: the caller repeats. */
    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException vanishing) {
            System.out.println("removing " + folder + ": " + vanishing);
        }
    }
}
