package programs.broadcasting;

import minibroker.exercise.NotDoneYet;

import java.io.IOException;
import java.util.Map;

/**
 * How far a node has come in each queue, in a file of its own.
 *
 * <p>Invariant: whatever happens and whenever, {@link #load} gives what was saved last, or what was just being saved.
 *
 * <p>One thread uses it.
 */
final class OffsetFile {
    private final NodeDisk disk;
    private final String name;

    /** @param name of the file; others may begin with it */
    OffsetFile(NodeDisk disk, String name) {
        this.disk = disk;
        this.name = name;
    }

    /** Returns when the offsets will be there after a power cut. */
    void save(Map<String, Long> offsets) throws IOException {
        // tag::13-3[]
        throw new NotDoneYet("13-3");
        // end::13-3[]
    }

    /**
     * The offsets by queue; none if none were ever saved.
     *
     * @throws IOException if some were saved, and none of what is there is whole
     */
    Map<String, Long> load() throws IOException {
        // tag::13-3[]
        throw new NotDoneYet("13-3");
        // end::13-3[]
    }
}
