package programs.broadcasting;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A disk in memory, whose power is cut in the middle of a chosen step, or which fails in it. One thread uses it. */
final class TornDisk implements NodeDisk {
    private static final int NEVER = Integer.MAX_VALUE;

    /** What the node sees. */
    private final Map<String, Bytes> files = new HashMap<>();

    /** The names that are there after a power cut: all but those of a rename that has failed. */
    private final Map<String, Bytes> forcedNames = new HashMap<>();

    private int stepsToCut = NEVER;
    private int stepsToFailure = NEVER;
    private boolean renamesAndFails;
    private String cut = "";
    private String failed = "";
    private boolean forceFails;
    private boolean readFails;
    private boolean off;

    private static final class Bytes {
        byte[] bytes;
        boolean forced;
    }

    /** The end of the process; no code of a learner's catches it by mistake. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The power is cut during the step after so many; 0 is the very next one. None fails, unless it is said now. */
    void cutAfter(int steps) {
        stepsToCut = steps;
        cut = "";
        stepsToFailure = NEVER;
        failed = "";
    }

    /**
     * The step after so many fails, and only that one.
     *
     * @param renames a rename that fails gives the file its name all the same, until the power fails
     */
    void failAfter(int steps, boolean renames) {
        stepsToFailure = steps;
        renamesAndFails = renames;
        failed = "";
    }

    /** No step is cut any more. Returns the one that was; empty if it did not come to that. */
    String cut() {
        stepsToCut = NEVER;
        return cut;
    }

    /** No step fails any more. Returns the one that did; empty if it did not come to that. */
    String failed() {
        stepsToFailure = NEVER;
        return failed;
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
     * @param keep 0: nothing, 1: half of it, 2: all but the last byte, 3: all, and the name of a rename that has failed
     */
    void powerBack(int keep) {
        if (keep < 3) {
            copy(forcedNames, files);
        } else {
            copy(files, forcedNames);
        }
        for (Bytes file : files.values()) {
            if (!file.forced) {
                int all = file.bytes.length;
                int length = new int[] {0, all / 2, Math.max(0, all - 1), all}[keep];
                file.bytes = Arrays.copyOf(file.bytes, length);
                file.forced = true;
            }
        }
        stepsToCut = NEVER;
        stepsToFailure = NEVER;
        off = false;
    }

    private static void copy(Map<String, Bytes> from, Map<String, Bytes> to) {
        to.clear();
        to.putAll(from);
    }

    /** Every file has other bytes now. */
    void damageAll(UnaryOperator<byte[]> damage) {
        files.values().forEach(file -> file.bytes = damage.apply(file.bytes.clone()));
    }

    /** Whether this is the step that is chosen. */
    private boolean isChosen(String step) {
        if (off) {
            throw new PowerCut(); // a finally block of who was cut off does nothing any more
        }
        boolean fails = stepsToFailure-- == 0;
        off = stepsToCut-- == 0;
        if (off) {
            cut = step;
        } else if (fails) {
            failed = step;
        }
        return off || fails;
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
        return files.get(name).bytes.clone();
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        String step = "write " + name;
        boolean chosen = isChosen(step);
        // Of a write that fails, half is there; of one that is cut, powerBack decides.
        Bytes file = files.get(name);
        if (file == null) {
            file = new Bytes();
            files.put(name, file);
            forcedNames.put(name, file);
        }
        file.bytes = chosen && !off ? Arrays.copyOf(bytes, bytes.length / 2) : bytes.clone();
        file.forced = false;
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
        files.get(name).forced = true;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        String step = "rename " + from + " to " + to;
        boolean chosen = isChosen(step);
        if (chosen && (off || !renamesAndFails)) {
            stop(step);
        }
        if (!exists(from)) {
            throw new IOException("there is no file " + from);
        }
        files.put(to, files.get(from));
        if (!from.equals(to)) {
            files.remove(from);
        }
        if (chosen) {
            stop(step);
        }
        copy(files, forcedNames);
    }
}
