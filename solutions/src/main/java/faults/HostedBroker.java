package faults;

import minibroker.MiniBroker;
import minibroker.MiniBrokerBuilder;
import minibroker.store.StoreSettings;
import process.ParentWatch;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * The main class of a JVM that runs a broker with a store in the folder that is its argument. When a line comes from
 * the JVM that started it, it closes the broker, tells how much heap that had needed and which threads are still there,
 * and ends.
 */
final class HostedBroker {
    static final String READY = "mini-broker ready: name server ";
    static final String LEFT = "threads left: ";
    static final String HEAP = "heap in use after closing: ";

    private static final long PATIENCE_MILLIS = 5_000;
    private static final int KIB = 1024;

    private HostedBroker() {}

    /** See the class. */
    public static void main(String[] arguments) throws InterruptedException {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        MiniBrokerBuilder settings = MiniBroker.builder().store(StoreSettings.in(Path.of(arguments[0])));
        MiniBroker broker = settings.start();
        ParentWatch.onOrder(order -> close(broker, before));
        System.out.println(READY + broker.nameServerAddress() + ", broker " + broker.brokerAddress());
        new CountDownLatch(1).await();
    }

    private static void close(MiniBroker broker, Set<Thread> before) {
        broker.close();
        System.out.println(LEFT + String.join(", ", left(before)));
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        System.out.println(HEAP + (jvm.totalMemory() - jvm.freeMemory()) / KIB + " KiB");
        System.out.flush();
        jvm.halt(0);
    }

    /** What Netty shares among all its users ends by itself after a second, so each thread gets a moment. */
    private static Set<String> left(Set<Thread> before) {
        List<Thread> fresh = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread ->
                        thread != Thread.currentThread() && !thread.getName().equals("DestroyJavaVM"))
                .toList();
        try {
            for (Thread thread : fresh) {
                thread.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fresh.stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
