package programs.broadcasting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A node with an {@link OffsetFile}, whose disk is cut or fails; it knows which offsets may be loaded after that. */
final class TornNode {
    /** More steps than anybody needs to save a file. */
    static final int STEPS = 10;

    static final int WAYS_TO_TEAR = 4;

    /** Names of offsets, by which a failure tells what was loaded. */
    private static final Map<Map<String, Long>, String> NAMES = Map.of(
            Map.of(), "none",
            offsets("older"), "older",
            offsets("old"), "old",
            offsets("new"), "new",
            offsets("newest"), "newest");

    final TornDisk disk = new TornDisk();
    private final int tear;
    private final List<String> story = new ArrayList<>();
    private List<String> allowed = List.of("none");
    private OffsetFile file = new OffsetFile(disk, "offsets");

    /** @param tear how much is left of what was not forced, as {@link TornDisk#powerBack} says */
    TornNode(int tear) {
        this.tear = tear;
    }

    static Map<String, Long> offsets(String name) {
        return switch (name) {
            case "older" -> Map.of("Prices/0", 99L);
            case "old" -> Map.of("Prices/0", 123L, "Prices/1", 45L);
            case "new" -> Map.of("Prices/0", 130L, "Prices/1", 50L, "Prices/2", 7L);
            default -> Map.of("Prices/0", 9_999_999_999L, "Prices/1", 50L);
        };
    }

    void save(String offsets) throws IOException {
        file.save(offsets(offsets));
        story.add("save of " + offsets);
        allowed = List.of(offsets);
    }

    /** Saves, and the power fails in a step of it, or right behind the last one. Then the node is started again. */
    void saveAndCut(String offsets, int step) throws IOException {
        disk.cutAfter(step);
        saveUntilCut(offsets);
    }

    /** Saves; the disk fails in a step of it, and the power so many steps later, or right behind the last one. */
    void saveFailAndCut(String offsets, int step, boolean renames, int later) throws IOException {
        disk.cutAfter(step + 1 + later);
        disk.failAfter(step, renames);
        saveUntilCut(offsets);
    }

    private void saveUntilCut(String offsets) throws IOException {
        try {
            file.save(offsets(offsets));
            allowed = List.of(offsets);
        } catch (TornDisk.PowerCut cut) {
            allow(offsets);
        } catch (IOException failed) {
            if (disk.failed().isEmpty()) {
                throw failed;
            }
            allow(offsets);
        }
        String cut = disk.cut();
        String failed = disk.failed();
        story.add("save of " + offsets + (failed.isEmpty() ? "" : ", failure of " + failed) + ", power cut "
                + (cut.isEmpty() ? "after it" : "during " + cut));
        cutAndRestart();
    }

    /** Saves, and the disk fails in a step of it, unless there are fewer; see {@link TornDisk#failAfter}. */
    void saveAndFail(String offsets, int step, boolean renames) {
        disk.failAfter(step, renames);
        try {
            file.save(offsets(offsets));
            allowed = List.of(offsets);
        } catch (IOException failed) {
            allow(offsets);
        }
        String failed = disk.failed();
        story.add("save of " + offsets + (failed.isEmpty() ? "" : ", failure of " + failed));
    }

    private void allow(String offsets) {
        List<String> more = new ArrayList<>(allowed);
        more.remove(offsets);
        more.add(offsets);
        allowed = Collections.unmodifiableList(more);
    }

    /** The power fails now. */
    void cut() {
        story.add("power cut");
        cutAndRestart();
    }

    private void cutAndRestart() {
        disk.powerBack(tear);
        file = new OffsetFile(disk, "offsets");
    }

    /** The node is started again: what it remembers is in its files. */
    void restart() {
        story.add("started again");
        file = new OffsetFile(disk, "offsets");
    }

    String loaded() {
        try {
            Map<String, Long> offsets = file.load();
            return NAMES.getOrDefault(offsets, offsets.toString());
        } catch (IOException damaged) {
            return "IOException";
        }
    }

    /** Loads what may be there after all that happened. */
    void loads() {
        assertThat(loaded()).as("load after: %s", this).isIn(allowed);
        story.add("load");
    }

    /** What happened to it. */
    @Override
    public String toString() {
        String left = List.of("nothing", "half", "all but the last byte", "everything")
                .get(tear);
        return String.join("; ", story) + ". Of what was not forced, " + left + " is left";
    }
}
