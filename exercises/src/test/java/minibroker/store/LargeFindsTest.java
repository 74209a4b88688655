package minibroker.store;

import checks.HandClock;
import minibroker.file.MappedFileQueue;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.MessageQuery.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages of 4.3 MB, with keys that have the same hash code: an answer has room for one and a little. */
@Tag("10-2")
@Tag("invariant-4")
class LargeFindsTest {
    private static final MessageQueue ORDERS = new MessageQueue("Orders", 0);

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();

    @Test
    @DisplayName("three messages of 4.3 MB: two of them are more than one answer may have, so the third is not read")
    void stopsAtTheBytesOfAnAnswer() {
        assertThat(found("Aa", "Aa", "Aa")).as("messages found, of at most 10").isEqualTo(2);
    }

    @Test
    @DisplayName("three messages of 4.3 MB, the two newest of another key: their bytes do not count")
    void bytesOfWhatIsNotMeantDoNotCount() {
        assertThat(found("Aa", "BB", "BB"))
                .as("messages of key Aa found, of at most 10")
                .isEqualTo(1);
    }

    /** How many messages of key Aa are found among messages with these keys. */
    private int found(String... keys) {
        try (MappedFileQueue segments = MappedFileQueue.open(folder.resolve("large"), 16 * 1024 * 1024);
                CommitLog large = new CommitLog(segments, new QueueOffsets(), SmallLog.HOST, clock);
                KeyIndex index = new KeyIndex(folder.resolve("index"), 4, 100, clock)) {
            for (String key : keys) {
                String properties = "KEYS\u0001" + key + "\u0002";
                PutResult.Stored stored = (PutResult.Stored) large.append(
                        List.of(new Message(ORDERS, 0, 0, 1, SmallLog.HOST, 0, 0, new byte[4_300_000], properties)));
                long place = stored.commitLogOffsets().get(0);
                index.put(new DispatchRequest(ORDERS, stored.queueOffset(), place, 200, 0, clock.millis(), properties));
            }
            return new MessageFinder(index, new CommitLogReader(segments))
                    .find(new MessageQuery("Orders", Type.KEY, "Aa", 0, Long.MAX_VALUE, 10))
                    .records()
                    .size();
        }
    }
}
