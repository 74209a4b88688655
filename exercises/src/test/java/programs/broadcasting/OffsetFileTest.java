package programs.broadcasting;

import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-3")
class OffsetFileTest {
    private static final Map<String, Long> OLD = Map.of("Prices/0", 123L, "Prices/1", 45L);
    private static final Map<String, Long> NEW = Map.of("Prices/0", 130L, "Prices/1", 50L, "Prices/2", 7L);
    private static final Map<String, Long> NEWEST = Map.of("Prices/0", 9_999_999_999L, "Prices/1", 50L);

    /** More steps than anybody needs to save a file. */
    private static final int STEPS = 12;

    private static final int WAYS_TO_TEAR = 4;

    private TornDisk disk = new TornDisk();
    private OffsetFile file = new OffsetFile(disk, "offsets");

    private void newNode() {
        disk = new TornDisk();
        file = new OffsetFile(disk, "offsets");
    }

    /** The node is started again: what it remembers is in its files. */
    private void restart() {
        file = new OffsetFile(disk, "offsets");
    }

    private String loaded() {
        try {
            Map<String, Long> offsets = file.load();
            if (offsets.isEmpty()) {
                return "none";
            }
            return offsets.equals(OLD) ? "old" : offsets.equals(NEW) ? "new" : offsets.toString();
        } catch (IOException damaged) {
            return "IOException";
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("nothing was ever saved: no offsets, and no failure")
    void aNewNodeHasNone() throws Exception {
        assertThat(file.load()).as("offsets of a new node").isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("saved, saved again, started again: the second ones")
    void theLastSaveCounts() throws Exception {
        file.save(OLD);
        restart();
        assertThat(loaded()).as("after the first save").isEqualTo("old");
        file.save(NEW);
        assertThat(loaded()).as("after the second save").isEqualTo("new");
        restart();
        assertThat(loaded()).as("after the second save, started again").isEqualTo("new");
        file.save(NEWEST);
        restart();
        assertThat(file.load()).as("offsets, one of them beyond an int").isEqualTo(NEWEST);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("save has returned, the power fails: whatever the disk had not been told to force is torn")
    void whatWasSavedIsThere() throws Exception {
        for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
            newNode();
            file.save(OLD);
            disk.powerBack(tear);
            restart();
            assertThat(loaded()).as("after the first save, tear %s", tear).isEqualTo("old");
            file.save(NEW);
            disk.powerBack(tear);
            restart();
            assertThat(loaded()).as("after the second save, tear %s", tear).isEqualTo("new");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the power fails at any step of the second save: the old offsets or the new ones, whole")
    void aCutInTheMiddleLeavesOldOrNew() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                newNode();
                file.save(OLD);
                saveAndCut(NEW, step, tear);
                assertThat(loaded()).as("cut at step %s, tear %s", step, tear).isIn("old", "new");
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the power fails at any step of the very first save: the offsets, or none, as of a new node")
    void aCutInTheFirstSave() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                newNode();
                saveAndCut(OLD, step, tear);
                assertThat(loaded()).as("cut at step %s, tear %s", step, tear).isIn("none", "old");
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("what a cut leaves behind is in nobody's way: saved again, cut again at any step, saved again")
    void goesOnAfterACut() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                newNode();
                file.save(OLD);
                saveAndCut(NEWEST, step, tear);
                saveAndCut(NEWEST, STEPS - 1 - step, tear);
                file.save(NEW);
                disk.powerBack(tear);
                restart();
                assertThat(loaded())
                        .as("saved after cuts at steps %s and %s, tear %s", step, STEPS - 1 - step, tear)
                        .isEqualTo("new");
            }
        }
    }

    /** Saves, and the power fails in a step of it, or right behind the last one. */
    private void saveAndCut(Map<String, Long> offsets, int step, int tear) throws IOException {
        disk.cutAfter(step);
        try {
            file.save(offsets);
        } catch (TornDisk.PowerCut cut) {
            // Then it is as wanted.
        }
        disk.powerBack(tear);
        restart();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the disk can't force: save says so, and the old offsets are there; when it can again, all is well")
    void aDiskThatFails() throws Exception {
        file.save(OLD);
        disk.breakForce(true);
        String thrown = Thrown.by(() -> {
            file.save(NEW);
            return null;
        });
        assertThat(thrown).as("what comes out of save").isEqualTo("IOException");
        disk.powerBack(1);
        restart();
        assertThat(loaded()).as("offsets after that and a power cut").isEqualTo("old");
        disk.breakForce(false);
        file.save(NEW);
        restart();
        assertThat(loaded()).as("offsets when the disk is well again").isEqualTo("new");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a byte of each file has changed on the disk: a failure; a node that began anew would miss messages")
    void damageIsNoNewNode() throws Exception {
        file.save(OLD);
        file.save(NEW);
        disk.damageAll();
        restart();
        assertThat(loaded()).as("offsets when everything is damaged").isEqualTo("IOException");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the caller goes on with its map after save: what was saved stays what it was")
    void theCallersMapIsTheCallers() throws Exception {
        Map<String, Long> offsets = new HashMap<>(OLD);
        file.save(offsets);
        offsets.put("Prices/0", 0L);
        assertThat(loaded()).as("offsets after the caller has changed its map").isEqualTo("old");
    }
}
