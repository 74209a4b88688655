package minibroker.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Memory of full segments is given back, and nobody who looks notices. */
final class SwapMapTest {
    private static final int SIZE = 1024 * 1024;

    @TempDir
    Path folder;

    private MappedFileQueue queue;

    @BeforeEach
    void fillTwoSegmentsAndBeginAThird() {
        queue = MappedFileQueue.open(folder, SIZE);
        fill(queue.roll());
        fill(queue.roll());
        queue.flush();
        queue.roll();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theMemoryOfFullSegmentsThatNobodyLooksAtIsGivenBack() throws IOException {
        assertThat(residentKib("00000000000000000000")).isEqualTo(1024);

        queue.swapMaps();
        look(SIZE);
        queue.swapMaps();

        assertThat(residentKib("00000000000000000000")).isZero();
        assertThat(residentKib("00000000000001048576"))
                .as("a look since the last call")
                .isEqualTo(1024);
    }

    @Test
    void aSegmentReadsAsBefore() {
        swap();

        assertThat(look(8)).isEqualTo(8);
        assertThat(look(SIZE + 8)).isEqualTo(SIZE + 8);
    }

    @Test
    void whoLooksAtTheMomentLooksOn() {
        try (Slice open = queue.slice(8, 4).orElseThrow()) {
            swap();

            assertThat(open.bytes().getInt(0)).isEqualTo(8);
        }
    }

    @Test
    void nobodyFindsNothingInTheMomentOfTheSwap() throws InterruptedException {
        AtomicInteger wrong = new AtomicInteger();
        Thread reader = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                if (look(8) != 8) {
                    wrong.incrementAndGet();
                }
            }
        });

        reader.start();
        while (reader.isAlive()) {
            queue.swapMaps();
        }
        reader.join();

        assertThat(wrong).hasValue(0);
    }

    @Test
    void whatIsNotOnDiskStaysInMemory() throws IOException {
        MappedFile third = queue.last().orElseThrow();
        fill(third);
        queue.roll();

        swap();
        queue.flush();

        assertThat(third.flushed()).isEqualTo(SIZE);
        assertThat(look(2 * SIZE + 8)).isEqualTo(2 * SIZE + 8);
    }

    @Test
    void aSegmentWhoseMapWasSwappedCanBeDeleted() {
        swap();

        queue.deleteBefore(SIZE);

        assertThat(folder.resolve("00000000000000000000")).doesNotExist();
        assertThat(queue.slice(8, 4)).isEmpty();
    }

    /** Each four bytes say where they are. */
    private static void fill(MappedFile file) {
        while (file.room() > 0) {
            file.tail().putInt((int) file.endOffset());
            file.advance(4);
        }
    }

    private void swap() {
        queue.swapMaps();
        queue.swapMaps();
    }

    private int look(long offset) {
        return queue.slice(offset, 4)
                .map(slice -> {
                    try (slice) {
                        return slice.bytes().getInt(0);
                    }
                })
                .orElse(-1);
    }

    /** What of a file this process has in memory, as the operating system says. */
    private int residentKib(String name) throws IOException {
        List<String> maps = Files.readAllLines(Path.of("/proc/self/smaps"));
        for (int i = 0; i < maps.size(); i++) {
            if (maps.get(i).endsWith(folder.resolve(name).toString())) {
                String resident = maps.subList(i, maps.size()).stream()
                        .filter(line -> line.startsWith("Rss:"))
                        .findFirst()
                        .orElseThrow();
                return Integer.parseInt(resident.replaceAll("\\D", ""));
            }
        }
        throw new AssertionError(name + " is not mapped");
    }
}
