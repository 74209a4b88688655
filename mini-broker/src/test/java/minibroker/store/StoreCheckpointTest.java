package minibroker.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class StoreCheckpointTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("checkpoint");
    }

    @Test
    void isReadAsItWasSaved() {
        new StoreCheckpoint(1, 2).save(path);
        new StoreCheckpoint(1_000, 2_000).save(path);

        assertThat(StoreCheckpoint.load(path)).contains(new StoreCheckpoint(1_000, 2_000));
    }

    @Test
    void hasRocketMqsFields() throws Exception {
        new StoreCheckpoint(7, 9).save(path);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        assertThat(bytes.getLong(0)).as("log timestamp").isEqualTo(7);
        assertThat(bytes.getLong(8)).as("queue timestamp").isEqualTo(7);
        assertThat(bytes.getLong(16)).as("index timestamp").isEqualTo(7);
        assertThat(bytes.getLong(32)).as("confirmed offset").isEqualTo(9);
    }

    @Test
    void aTornOneCountsAsMissing() throws Exception {
        assertThat(StoreCheckpoint.load(path)).isEmpty();
        new StoreCheckpoint(1_000, 2_000).save(path);
        byte[] whole = Files.readAllBytes(path);
        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            Files.write(path, changed);
            assertThat(StoreCheckpoint.load(path))
                    .as("byte %s changed", position)
                    .isEmpty();

            Files.write(path, java.util.Arrays.copyOf(whole, position));
            assertThat(StoreCheckpoint.load(path))
                    .as("cut to %s bytes", position)
                    .isEmpty();
        }
    }
}
