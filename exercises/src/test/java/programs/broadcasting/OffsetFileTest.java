package programs.broadcasting;

import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static programs.broadcasting.TornNode.STEPS;
import static programs.broadcasting.TornNode.WAYS_TO_TEAR;
import static programs.broadcasting.TornNode.offsets;

@Tag("13-3")
class OffsetFileTest {
    private static final int SAVES = 3;
    private static final List<Boolean> NO_AND_YES = List.of(false, true);

    @Test
    @Tag("invariant-5")
    @DisplayName("nothing was ever saved: no offsets, and no failure")
    void aNewNodeHasNone() throws Exception {
        assertThat(new OffsetFile(new TornDisk(), "offsets").load())
                .as("offsets of a new node")
                .isEmpty();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("saved, saved again, started again: the second ones")
    void theLastSaveCounts() throws Exception {
        TornNode node = new TornNode(0);
        node.save("old");
        node.restart();
        assertThat(node.loaded()).as("after the first save").isEqualTo("old");
        node.save("new");
        assertThat(node.loaded()).as("after the second save").isEqualTo("new");
        node.restart();
        assertThat(node.loaded()).as("after the second save, started again").isEqualTo("new");
        node.save("newest");
        node.restart();
        assertThat(node.loaded()).as("offsets, one of them beyond an int").isEqualTo("newest");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("save has returned, the power fails: whatever the disk had not been told to force is torn")
    void whatWasSavedIsThere() throws Exception {
        for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
            TornNode node = new TornNode(tear);
            for (String offsets : List.of("old", "new")) {
                node.save(offsets);
                node.cut();
                node.loads();
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the power fails at any step of the second save: the old offsets or the new ones, whole")
    void aCutInTheMiddleLeavesOldOrNew() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                TornNode node = new TornNode(tear);
                node.save("old");
                node.saveAndCut("new", step);
                node.loads();
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the power fails at any step of the very first save: the offsets, or none, as of a new node")
    void aCutInTheFirstSave() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                TornNode node = new TornNode(tear);
                node.saveAndCut("old", step);
                node.loads();
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the power fails in a save and then in the next one: saved before, or one of the two; then all is well")
    void goesOnAfterACut() throws Exception {
        for (boolean loads : NO_AND_YES) {
            eachTwoSteps((node, step, next) -> {
                node.saveAndCut("new", step);
                if (loads) {
                    node.loads();
                }
                node.saveAndCut("newest", next);
                node.loads();
                node.save("new");
                node.cut();
                node.loads();
            });
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the disk fails in a save, the power in the next one: saved before, or one of the two, whole")
    void aCutAfterAFailure() throws Exception {
        for (boolean renames : NO_AND_YES) {
            for (boolean loads : NO_AND_YES) {
                for (boolean restarts : NO_AND_YES) {
                    eachTwoSteps((node, step, next) -> {
                        node.saveAndFail("new", step, renames);
                        if (restarts) {
                            node.restart();
                        }
                        if (loads) {
                            node.loads();
                        }
                        node.saveAndCut("newest", next);
                        node.loads();
                    });
                }
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the disk fails in a save, and the power later in the same one: the old offsets or the new ones, whole")
    void aCutAndAFailureInOneSave() throws Exception {
        for (boolean renames : NO_AND_YES) {
            eachTwoSteps((node, step, later) -> {
                node.saveFailAndCut("new", step, renames, later);
                node.loads();
            });
        }
    }

    /** What happens to a node that has saved so often, at last the old offsets, or never. */
    private interface TwoSaves {
        void happen(TornNode node, int step, int next) throws Exception;
    }

    private static void eachTwoSteps(TwoSaves two) throws Exception {
        for (int saves = 0; saves <= SAVES; saves++) {
            for (int step = 0; step < STEPS; step++) {
                for (int next = 0; next < STEPS; next++) {
                    for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                        two.happen(saved(saves, tear), step, next);
                    }
                }
            }
        }
    }

    private static TornNode saved(int saves, int tear) throws Exception {
        TornNode node = new TornNode(tear);
        for (int i = 1; i < saves; i++) {
            node.save("older");
        }
        if (saves > 0) {
            node.save("old");
        }
        return node;
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "a save fails; the same offsets, or those before, are saved again, and the power fails: they are there")
    void aSaveThatFailedIsSavedAgain() throws Exception {
        for (boolean renames : NO_AND_YES) {
            for (boolean loads : NO_AND_YES) {
                for (int step = 0; step < STEPS; step++) {
                    for (int tear = 0; tear < WAYS_TO_TEAR; tear++) {
                        savesAgain("new", saved(2, tear), step, renames, loads);
                        savesAgain("old", saved(2, tear), step, renames, loads);
                    }
                }
            }
        }
    }

    private static void savesAgain(String again, TornNode node, int step, boolean renames, boolean loads)
            throws Exception {
        node.saveAndFail("new", step, renames);
        if (loads) {
            node.loads();
        }
        node.save(again);
        node.loads();
        node.cut();
        node.loads();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the disk can't force: save says so, and the old offsets are there; when it can again, all is well")
    void aDiskThatFails() throws Exception {
        TornNode node = new TornNode(1);
        node.save("old");
        node.disk.breakForce(true);
        assertThat(Thrown.by(() -> {
                    node.save("new");
                    return null;
                }))
                .as("what comes out of save")
                .isEqualTo("IOException");
        node.cut();
        assertThat(node.loaded()).as("offsets after that and a power cut").isEqualTo("old");
        node.disk.breakForce(false);
        node.save("new");
        node.restart();
        assertThat(node.loaded()).as("offsets when the disk is well again").isEqualTo("new");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "all files are damaged, or empty, or can't be read: a failure; a node that began anew would miss messages")
    void damageIsNoNewNode() throws Exception {
        assertFails(
                "a byte of each file is another one",
                disk -> disk.damageAll(bytes -> {
                    bytes[bytes.length / 2] ^= 1;
                    return bytes;
                }));
        assertFails(
                "half of each file is missing",
                disk -> disk.damageAll(bytes -> Arrays.copyOf(bytes, bytes.length / 2)));
        assertFails("each file is empty", disk -> disk.damageAll(bytes -> new byte[0]));
        assertFails("no file can be read", disk -> disk.breakRead());
    }

    private static void assertFails(String what, Consumer<TornDisk> damage) throws Exception {
        for (int saves = 1; saves <= SAVES; saves++) {
            TornNode node = saved(saves, 0);
            damage.accept(node.disk);
            node.restart();
            assertThat(node.loaded())
                    .as("load after so many saves: %s; then %s", saves, what)
                    .isEqualTo("IOException");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the caller goes on with its map after save: what was saved stays what it was, until it is saved again")
    void theCallersMapIsTheCallers() throws Exception {
        OffsetFile file = new OffsetFile(new TornDisk(), "offsets");
        Map<String, Long> offsets = new HashMap<>(offsets("old"));
        file.save(offsets);
        offsets.put("Prices/0", 130L);
        assertThat(file.load())
                .as("offsets after the caller has changed its map")
                .isEqualTo(offsets("old"));
        file.save(offsets);
        assertThat(file.load()).as("offsets after it has saved its map again").isEqualTo(offsets);
    }
}
