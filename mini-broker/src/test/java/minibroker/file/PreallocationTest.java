package minibroker.file;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The file is full of sevens, so that zeros tell where something was written. */
class PreallocationTest {
    private static final int STEP = 32 * 1024;
    private static final int SIZE = 3 * STEP;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void file() throws IOException {
        path = folder.resolve("file");
        byte[] sevens = new byte[SIZE];
        Arrays.fill(sevens, (byte) 7);
        Files.write(path, sevens);
    }

    @Test
    void zerosGoFromWhatIsWrittenToTheEndOfAStep() throws IOException {
        Preallocation pages = new Preallocation(path, SIZE, STEP, 5);
        pages.prepare(6);
        pages.close();

        assertThat(zeros()).isEqualTo("5 to 32768");
    }

    @Test
    void aLongAppendGetsAsManyStepsAsItNeeds() throws IOException {
        Preallocation pages = new Preallocation(path, SIZE, STEP, 0);
        pages.prepare(STEP + 1);
        pages.close();

        assertThat(zeros()).isEqualTo("0 to 65536");
    }

    @Test
    void nothingIsWrittenTwice() throws IOException {
        Preallocation pages = new Preallocation(path, SIZE, STEP, 0);
        pages.prepare(STEP);
        byte[] used = Files.readAllBytes(path);
        used[100] = 1;
        Files.write(path, used);

        pages.prepare(STEP);
        pages.prepare(STEP + 1);
        pages.close();

        assertThat(Files.readAllBytes(path)[100]).isEqualTo((byte) 1);
    }

    @Test
    void theLastStepEndsWithTheFile() throws IOException {
        Preallocation pages = new Preallocation(path, SIZE - 10, STEP, 2 * STEP);
        pages.prepare(SIZE - 10);
        pages.close();

        assertThat(zeros()).isEqualTo("65536 to 98294");
        assertThat(path).hasSize(SIZE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamed() {
        Path full = Path.of("/dev/full");
        Preallocation pages = new Preallocation(full, SIZE, STEP, 0);

        assertThatThrownBy(() -> pages.prepare(1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write to %s: No space left", full);
    }

    private String zeros() throws IOException {
        byte[] all = Files.readAllBytes(path);
        int from = 0;
        while (all[from] != 0) {
            from++;
        }
        int to = from;
        while (to < all.length && all[to] == 0) {
            to++;
        }
        return from + " to " + to;
    }
}
