package programs.flush;

import faults.CrashRun;
import faults.Death;
import faults.PromiseBroken;
import faults.history.HistoryVerdict;
import process.ScratchDirectories;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Capstone II: a broker is ended at random moments while clients send, is started again on what is left, and a checker
 * compares what is there with what was answered. In the first act its process is killed, in the second its machine
 * loses the power.
 *
 * <p>Exit code 0 when everything that was acknowledged is there, once, whole, in order and at the place that the sender
 * was told; 1 when not.
 *
 * <p>An argument is the seed of the moments; without one they are different each time.
 */
public final class PowerCutCapstone {
    private static final int KILLS = 4;
    private static final int POWER_CUTS = 6;
    private static final List<String> WITNESSES = List.of("Read back: ", "Consumer:  ");

    private PowerCutCapstone() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new Random().nextInt(1_000_000);
        System.out.println(
                "The moments follow from " + seed + "; ./workbook run capstone-2 " + seed + " takes the same ones.");
        boolean passed = act("Act 1: the process is killed, with async flush", false, Death.KILL, KILLS, seed)
                && act("Act 2: the power is cut, with sync flush", true, Death.POWER_CUT, POWER_CUTS, seed);
        System.out.println();
        System.out.println(
                passed
                        ? "Passed: nothing that was acknowledged is lost, changed, doubled or out of order."
                        : "Failed: see above.");
        System.exit(passed ? 0 : 1); // clients whose broker is gone take their time to say good-bye
    }

    private static boolean act(String title, boolean syncFlush, Death death, int rounds, long seed) {
        System.out.println();
        System.out.println(title);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path store = ScratchDirectories.create("capstone-2-");
        try {
            List<HistoryVerdict> verdicts = new CrashRun(store, syncFlush, death, rounds, seed, out).run();
            for (int i = 0; i < verdicts.size(); i++) {
                System.out.println(WITNESSES.get(i) + verdicts.get(i).text());
            }
            ScratchDirectories.delete(store);
            return true;
        } catch (PromiseBroken e) {
            System.out.println(e.getMessage());
            return false;
        }
    }
}
