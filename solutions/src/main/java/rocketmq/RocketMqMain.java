package rocketmq;

import process.ParentWatch;
import process.ScratchDirectories;

import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The main class of the forked JVM: RocketMQ's name server and broker. When the JVM that started it is gone, its folder
 * goes, too.
 *
 * <p>This class runs on RocketMQ's class path: of our classes it may use those of {@link process} alone, and no
 * library.
 */
final class RocketMqMain {

    /** Printed when both servers take requests. */
    static final String READY = "crosscheck: RocketMQ is ready";

    private static final int MOST_TRIES = 10;
    private static final String BROKER = "org.apache.rocketmq.broker.BrokerStartup";

    private RocketMqMain() {}

    /**
     * Arguments: the folder to remove at the end, the name server's address, its settings file, the broker's settings
     * file.
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        ParentWatch.beforeTheEnd(() -> delete(Path.of(args[0])));
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
     * A broker registers while it starts, but only with name servers that it has connected to by then; when it was
     * quicker than its own connection it tries again after ten seconds. We don't wait for that.
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

    /**
     * The broker's own shutdown takes seconds and keeps what nobody will read. It may still write: then it is tried
     * again.
     */
    private static void delete(Path folder) {
        for (int tries = 0; tries < MOST_TRIES && Files.exists(folder); tries++) {
            try {
                ScratchDirectories.delete(folder);
            } catch (UncheckedIOException stillWritten) {
                System.out.println(stillWritten.getMessage());
            }
        }
    }
}
