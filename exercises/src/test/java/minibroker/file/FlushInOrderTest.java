package minibroker.file;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("09-1")
class FlushInOrderTest {
    @TempDir
    Path folder;

    @Test
    @Tag("invariant-2")
    @DisplayName("three files of 1,000 bytes are to be forced: at no moment is a file claimed that is not on disk yet")
    void claimsNoFileBeforeItIsForced() {
        try (MappedFileQueue queue = MappedFileQueue.open(folder, 1_000)) {
            WatchedFiles watched = new WatchedFiles(queue, threeFullFiles(queue));
            assertThat(queue.flush(watched)).as("what flush returned").isEqualTo(3_000);
            assertThat(watched.claimed)
                    .as("what was claimed before it was on disk")
                    .isEqualTo(List.of());
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("flush is given a list of three full files, of which the row itself has only the last by now: all are"
            + " forced")
    void keepsToItsList() {
        try (MappedFileQueue row = MappedFileQueue.open(folder.resolve("row"), 1_000);
                MappedFileQueue others = MappedFileQueue.open(folder.resolve("others"), 1_000)) {
            List<MappedFile> files = new ArrayList<>(threeFullFiles(others).subList(0, 2));
            MappedFile last = row.startAt(2_000);
            last.tail().put(new byte[1_000]);
            last.advance(1_000);
            files.add(last);
            row.flush(files);
            assertThat(files.stream().map(MappedFile::flushed))
                    .as("bytes on disk of each file in the list")
                    .containsExactly(1_000, 1_000, 1_000);
        }
    }

    private static List<MappedFile> threeFullFiles(MappedFileQueue queue) {
        List<MappedFile> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            MappedFile file = queue.roll();
            file.tail().put(new byte[1_000]);
            file.advance(1_000);
            files.add(file);
        }
        return files;
    }

    /** Looks, whenever a file is taken, whether all that the queue claims is on disk. */
    private static final class WatchedFiles extends AbstractList<MappedFile> {
        private final MappedFileQueue queue;
        private final List<MappedFile> files;
        private final List<String> claimed = new ArrayList<>();

        WatchedFiles(MappedFileQueue queue, List<MappedFile> files) {
            this.queue = queue;
            this.files = files;
        }

        @Override
        public MappedFile get(int index) {
            for (MappedFile file : files) {
                if (file.endOffset() <= queue.flushedOffset() && file.flushed() < file.written()) {
                    claimed.add("%s is claimed, the file at %s is not on disk"
                            .formatted(queue.flushedOffset(), file.firstOffset()));
                }
            }
            return files.get(index);
        }

        @Override
        public int size() {
            return files.size();
        }
    }
}
