package programs.flush;

import faults.PowerCutRun;
import faults.PromiseBroken;

import java.util.Locale;
import java.util.Random;

/**
 * Three times with each kind of flush: four shops send orders, the broker's machine loses its power, and afterwards
 * somebody counts how many of the orders that were answered SEND_OK are there.
 *
 * <p>Arguments: {@code async} or {@code sync}, for one of the two alone.
 */
public final class PullThePlug {
    private static final int CUTS = 3;
    private static final int FEWEST = 500;
    private static final int MORE = 1_000;

    private PullThePlug() {}

    public static void main(String[] arguments) {
        String only = arguments.length > 0 ? arguments[0] : "";
        System.out.println("flush   power cut   SEND_OK   there   lost");
        try {
            if (!only.equals("sync")) {
                cut(false);
            }
            if (!only.equals("async")) {
                cut(true);
            }
        } catch (PromiseBroken e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0); // clients whose broker is gone take their time to say good-bye
    }

    private static void cut(boolean sync) {
        Random random = new Random();
        for (int cut = 1; cut <= CUTS; cut++) {
            PowerCutRun.Loss loss = PowerCutRun.pull(sync, FEWEST + random.nextInt(MORE));
            System.out.printf(
                    Locale.ROOT,
                    "%-5s   %9s   %,7d   %,5d   %,4d%n",
                    sync ? "sync" : "async",
                    cut,
                    loss.acknowledged(),
                    loss.acknowledged() - loss.lost(),
                    loss.lost());
        }
    }
}
