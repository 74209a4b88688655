package minibroker.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five files that count as 1 GiB each, of which only the first 1,024 bytes are there: a log that is longer than an int
 * can count, on a small disk.
 */
@Tag("07-2")
@Tag("invariant-4")
class FindInManyFilesTest {
    private static final int GIB = 1 << 30;

    @TempDir
    Path folder;

    private MappedFileQueue queue;

    @BeforeEach
    void fiveFiles() {
        List<MappedFile> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            MappedFile file = MappedFile.open(folder.resolve("file" + i), (long) i * GIB, 1024, 1024);
            file.advance(1000);
            files.add(file);
        }
        queue = new MappedFileQueue(folder, GIB, 1024, files);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @ParameterizedTest
    @DisplayName("five files of 1 GiB: the third begins behind all that an int can count, and is found like the others")
    @CsvSource({
        "1073742323, file 1073741824",
        "2147484147, file 2147483648",
        "3221225971, file 3221225472",
        "4294967795, file 4294967296"
    })
    void findsBehindWhatAnIntCanCount(long offset, String file) {
        assertThat(found(offset)).as("the file of offset %s", offset).isEqualTo(file);
    }

    private String found(long offset) {
        try {
            return queue.find(offset).map(file -> "file " + file.firstOffset()).orElse("nothing");
        } catch (IndexOutOfBoundsException e) {
            return "IndexOutOfBoundsException";
        }
    }
}
