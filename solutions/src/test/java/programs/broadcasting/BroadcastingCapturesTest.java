package programs.broadcasting;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BroadcastingCapturesTest {
    private static final Map<String, Long> OFFSETS =
            Map.of("PriceChanges/broker-a/0", 17L, "PriceChanges/broker-a/1", 3L, "PriceChanges/broker-a/2", 0L);

    @Test
    @DisplayName("the file that lesson 13 shows is what the code writes now")
    void theLessonShowsWhatTheCodeWrites() throws IOException {
        Captured.compare(
                Captured.folder("13-broadcasting").resolve("offset-lines.txt"),
                new String(OffsetLines.encode(OFFSETS), UTF_8));
    }

    @Test
    void whatIsTornOrChangedCountsAsNothing() {
        byte[] whole = OffsetLines.encode(OFFSETS);
        assertThat(OffsetLines.decode(whole))
                .hasValueSatisfying(offsets -> assertThat(offsets).isEqualTo(OFFSETS));
        for (int i = 0; i < whole.length; i++) {
            assertThat(OffsetLines.decode(Arrays.copyOf(whole, i)))
                    .as("the first %s bytes", i)
                    .isEmpty();
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            assertThat(OffsetLines.decode(damaged))
                    .as("byte %s is another one", i)
                    .isEmpty();
        }
    }

    @Test
    void aFolderIsADisk(@TempDir Path home) throws IOException {
        OffsetFile file = new OffsetFile(new FolderDisk(home.resolve("not/there/yet")), "offsets");
        assertThat(file.load()).isEmpty();
        file.save(Map.of("Q", 1L));
        file.save(OFFSETS);
        assertThat(file.load()).isEqualTo(OFFSETS);
    }
}
