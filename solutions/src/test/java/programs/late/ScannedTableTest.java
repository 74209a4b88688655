package programs.late;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ScannedTableTest {
    @Test
    void aLookReadsWholeTablesAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        assertThat(ScannedTable.measured(folder, List.of(1_000, 10_000)).keySet())
                .as("sizes that were measured")
                .containsExactly(1_000, 10_000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("files left").isEmpty();
        }
    }

    @Test
    void exactlyTheOrdersOfThatSecondAreFound(@TempDir Path folder) throws Exception {
        // 100,000 orders in a day, one in a hundred unpaid: one in 86.4 seconds.
        Path table = folder.resolve("some.table");
        ScannedTable.write(table, 100_000);
        long found = 0;
        for (long second = 43_200; second < 43_200 + 86; second++) {
            found += ScannedTable.due(table, second * 1_000);
        }
        assertThat(found).as("found in 86 seconds").isBetween(0L, 1L);
    }
}
