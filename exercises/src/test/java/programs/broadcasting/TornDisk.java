package programs.broadcasting;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A disk in memory, whose power is cut in the middle of a chosen step, or which fails in it. One thread uses it. */
final class TornDisk implements NodeDisk {
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> unforced = new HashSet<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean cutsThePower;
    private String stopped = "";
    private boolean forceFails;
    private boolean readFails;
    private boolean off;

    /** The end of the process; no code of a learner's catches it by mistake. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The power is cut during the step after so many; 0 is the very next one. */
    void cutAfter(int steps) {
        stepsLeft = steps;
        cutsThePower = true;
        stopped = "";
    }

    /** The step after so many fails, and only that one. */
    void failAfter(int steps) {
        stepsLeft = steps;
        cutsThePower = false;
        stopped = "";
    }

    /** No step is cut or fails any more. Returns the one that was; empty if it did not come to that. */
    String stopped() {
        stepsLeft = Integer.MAX_VALUE;
        return stopped;
    }

    /** From now on the disk can't force anything. */
    void breakForce(boolean broken) {
        forceFails = broken;
    }

    /** From now on the disk can't read anything. */
    void breakRead() {
        readFails = true;
    }

    /**
     * The power is back. Of each file that was not forced, so much is there.
     *
     * @param keep 0: nothing, 1: half of it, 2: all but the last byte, 3: all
     */
    void powerBack(int keep) {
        for (String name : unforced) {
            byte[] bytes = files.get(name);
            int length = new int[] {0, bytes.length / 2, Math.max(0, bytes.length - 1), bytes.length}[keep];
            files.put(name, Arrays.copyOf(bytes, length));
        }
        unforced.clear();
        stepsLeft = Integer.MAX_VALUE;
        off = false;
    }

    /** Every file has other bytes now. */
    void damageAll(UnaryOperator<byte[]> damage) {
        files.replaceAll((name, bytes) -> damage.apply(bytes.clone()));
    }

    /** Whether this is the step that is chosen. */
    private boolean isChosen(String step) {
        if (off) {
            throw new PowerCut(); // a finally block of who was cut off does nothing any more
        }
        boolean chosen = stepsLeft-- == 0;
        if (chosen) {
            stopped = step;
            off = cutsThePower;
        }
        return chosen;
    }

    private void stop(String step) throws IOException {
        if (off) {
            throw new PowerCut();
        }
        throw new IOException("the disk can't " + step);
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public byte[] read(String name) throws IOException {
        if (readFails) {
            throw new IOException("the disk can't read " + name);
        }
        if (!exists(name)) {
            throw new IOException("there is no file " + name);
        }
        return files.get(name).clone();
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        String step = "write " + name;
        boolean chosen = isChosen(step);
        // Of a write that fails, half is there; of one that is cut, powerBack decides.
        files.put(name, chosen && !off ? Arrays.copyOf(bytes, bytes.length / 2) : bytes.clone());
        unforced.add(name);
        if (chosen) {
            stop(step);
        }
    }

    @Override
    public void force(String name) throws IOException {
        String step = "force " + name;
        if (isChosen(step) || forceFails || !exists(name)) {
            stop(step);
        }
        unforced.remove(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        String step = "rename " + from + " to " + to;
        if (isChosen(step)) {
            stop(step);
        }
        byte[] bytes = read(from);
        files.remove(from);
        files.put(to, bytes);
        unforced.remove(to);
        if (unforced.remove(from)) {
            unforced.add(to);
        }
    }
}
