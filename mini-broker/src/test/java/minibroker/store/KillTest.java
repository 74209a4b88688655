package minibroker.store;

import minibroker.message.MessageQueue;
import minibroker.message.StoredMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills a process with a store under load, again and again; nothing that was acknowledged may be missing after it. */
final class KillTest {
    private static final int ROUNDS = 4;

    /**
     * Each acknowledgement costs a flush, and on a starved disk a flush may take a hundred times as long as usual:
     * without this bound the rounds once took longer than the time limit.
     */
    private static final int MOST_SECONDS_OF_LOAD = 10;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new HashSet<>();

    static StoreSettings settings(Path folder) {
        return StoreSettings.in(folder).withSyncFlush(true).withFiles(64 * 1024, 50, 64, 300);
    }

    @Test
    @Timeout(300)
    void nothingAcknowledgedIsLost() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill("r" + round, 20 + random.nextInt(300));

            try (FileMessageStore store = Stores.open(settings(folder))) {
                Set<String> found = check(store);
                assertThat(found).as("round %s", round).containsAll(acknowledged);
            }
        }
    }

    /**
     * Lets a process write until so many puts are acknowledged, or for some time if that comes first, and then a little
     * longer until the kill arrives.
     */
    private void writeAndKill(String round, int acknowledgements) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            String line = lines.readLine();
            for (int n = 0; line != null; n++) {
                assertThat(line).as("%s: what the writer says", round).doesNotStartWith(KilledWriter.FAILED);
                acknowledged.addAll(List.of(line.split(" ")));
                if (n == 0) {
                    CompletableFuture.delayedExecutor(MOST_SECONDS_OF_LOAD, TimeUnit.SECONDS)
                            .execute(writer::destroyForcibly);
                }
                if (n == acknowledgements) {
                    writer.destroyForcibly();
                }
                line = lines.readLine();
            }
        } catch (IOException closedByKill) {
            // What was read before it counts.
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /** Every queue has its offsets without a gap, every batch is whole, and nothing is there twice. */
    private static Set<String> check(FileMessageStore store) {
        Set<String> found = new HashSet<>();
        for (int thread = 0; thread < KilledWriter.THREADS; thread++) {
            MessageQueue queue = new MessageQueue("T" + thread % 2, thread);
            List<String> bodies = new ArrayList<>();
            long offset = 0;
            while (store.get(queue, offset, Stores.MANY, tag -> true) instanceof GetResult.Found some) {
                for (byte[] record : some.records()) {
                    StoredMessage message = Stores.decode(record);
                    assertThat(message.queueOffset()).as("%s: offset", queue).isEqualTo(offset++);
                    bodies.add(Stores.body(record));
                }
            }
            requireWholeBatches(queue, bodies);
            assertThat(found.addAll(bodies)).isEqualTo(!bodies.isEmpty());
            assertThat(bodies).as("%s: messages", queue).doesNotHaveDuplicates();
            assertThat(store.maxOffset(queue)).as("%s: maximum", queue).isEqualTo(offset);
        }
        return found;
    }

    private static void requireWholeBatches(MessageQueue queue, List<String> bodies) {
        for (int at = 0; at < bodies.size(); ) {
            String body = bodies.get(at);
            int size = Integer.parseInt(body.substring(body.indexOf('/') + 1));
            String stem = body.substring(0, body.lastIndexOf('-'));
            for (int i = 0; i < size; i++) {
                assertThat(bodies.size())
                        .as("%s: batch %s is whole", queue, stem)
                        .isGreaterThan(at + i);
                assertThat(bodies.get(at + i))
                        .as("%s: batch %s", queue, stem)
                        .isEqualTo("%s-%s/%s".formatted(stem, i, size));
            }
            at += size;
        }
    }
}
