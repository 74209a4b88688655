package workbook.learner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.catalogue.WorkbookLayout;
import workbook.learner.LastVerdicts.LastVerdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class LastVerdictsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path top;

    private LastVerdicts verdicts;

    @BeforeEach
    void make() {
        verdicts = new LastVerdicts(new WorkbookLayout(top), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void keepsTheLastOneOfEachExercise() {
        verdicts.remember("01-1", "0 of 2\r\n  FAILS\r\n");
        verdicts.remember("01-2", "other\n");
        verdicts.remember("01-1", "1 of 2 – “größer”\n  FAILS\n");

        assertThat(verdicts.of("01-1")).contains(new LastVerdict(NOON, "1 of 2 – “größer”\n  FAILS\n"));
        verdicts.forget("01-1");
        assertThat(verdicts.of("01-1")).isEmpty();
        assertThat(verdicts.of("01-2")).contains(new LastVerdict(NOON, "other\n"));
    }

    @Test
    void ofAVeryLongOneTheEndIsLeftOut() {
        verdicts.remember("01-1", "a line\n".repeat(100_000));

        String kept = verdicts.of("01-1").orElseThrow().text();
        assertThat(kept)
                .startsWith("a line\n")
                .endsWith("a line\n... and more\n")
                .hasSizeLessThan(61_000);
    }

    @Test
    void whatSomebodyElseWroteThereIsNone() throws IOException {
        Path folder = Files.createDirectories(top.resolve(".workbook/verdicts"));
        Files.writeString(folder.resolve("01-1.txt"), "all well\n");
        Files.write(folder.resolve("01-2.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(folder.resolve("01-3.txt"), new byte[0]);

        assertThat(verdicts.of("01-1")).isEmpty();
        assertThat(verdicts.of("01-2")).isEmpty();
        assertThat(verdicts.of("01-3")).isEmpty();
    }
}
