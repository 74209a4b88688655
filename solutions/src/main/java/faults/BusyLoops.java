package faults;

import process.ForkedJvm;
import process.JvmCommand;

import java.util.concurrent.CountDownLatch;

/**
 * Loops that do nothing but keep processors busy, in a JVM of their own: in that of a client they would also delay its
 * garbage collector.
 *
 * <p>One thread starts and ends them.
 */
final class BusyLoops implements AutoCloseable {
    private final ForkedJvm jvm;

    private BusyLoops(ForkedJvm jvm) {
        this.jvm = jvm;
    }

    static BusyLoops start(int count) {
        return new BusyLoops(ForkedJvm.start(JvmCommand.of(BusyLoops.class.getName())
                .options("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .arguments(Integer.toString(count))));
    }

    /** The argument is how many. */
    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            new Thread(BusyLoops::loop, "busy-" + i).start();
        }
        new CountDownLatch(1).await();
    }

    private static void loop() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** @throws IllegalStateException if they have ended by themselves */
    void requireAlive() {
        if (!jvm.isAlive()) {
            throw new IllegalStateException("The load has ended by itself: " + jvm.output());
        }
    }

    @Override
    public void close() {
        jvm.kill();
    }
}
