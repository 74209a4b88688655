package faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Ties a forked JVM to the one that started it, by standard input: what it writes is an order, and its end is the end of
 * both, so that no process is left behind even when the parent was killed.
 */
public final class Leash {
    private Leash() {}

    /** @param onOrder called by the leash's thread with each line */
    public static void hold(java.util.function.Consumer<String> onOrder) {
        Thread thread = new Thread(() -> follow(onOrder), "leash");
        thread.setDaemon(true);
        thread.start();
    }

    private static void follow(java.util.function.Consumer<String> onOrder) {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                onOrder.accept(line);
            }
        } catch (IOException parentIsGone) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }
}
