package programs.broadcasting;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A disk in memory, whose power is cut in the middle of a chosen step. One thread uses it. */
final class TornDisk implements NodeDisk {
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> unforced = new HashSet<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean forceFails;
    private boolean off;

    /** The end of the process; no code of a learner's catches it by mistake. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The power is cut during the step after so many; 0 is the very next one. */
    void cutAfter(int steps) {
        stepsLeft = steps;
    }

    /** From now on the disk can't force anything. */
    void breakForce(boolean broken) {
        forceFails = broken;
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

    /** A byte of every file is another one now. */
    void damageAll() {
        files.replaceAll((name, bytes) -> {
            byte[] damaged = bytes.clone();
            damaged[damaged.length / 2] ^= 1;
            return damaged;
        });
    }

    /** Whether this is the step in which the power fails. */
    private boolean fails() {
        if (off) {
            throw new PowerCut(); // a finally block of who was cut off does nothing any more
        }
        off = stepsLeft-- == 0;
        return off;
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public byte[] read(String name) throws IOException {
        if (!exists(name)) {
            throw new IOException("there is no file " + name);
        }
        return files.get(name).clone();
    }

    @Override
    public void write(String name, byte[] bytes) {
        boolean cut = fails();
        files.put(name, bytes.clone());
        unforced.add(name);
        if (cut) {
            throw new PowerCut();
        }
    }

    @Override
    public void force(String name) throws IOException {
        if (fails()) {
            throw new PowerCut();
        }
        if (forceFails || !exists(name)) {
            throw new IOException("the disk can't force " + name);
        }
        unforced.remove(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (fails()) {
            throw new PowerCut();
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
