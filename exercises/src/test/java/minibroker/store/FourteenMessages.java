package minibroker.store;

import minibroker.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A log of 14 messages of 142 bytes in two files: seven to a file, the last of each file a bill, all others orders.
 * Queues have five entries to a file. A recovery is watched: how often it walks over the log, and what it has put when
 * a message has passed by.
 */
class FourteenMessages {
    static final List<String> ORDERS_AT = List.of(
            "0 at 0",
            "1 at 142",
            "2 at 284",
            "3 at 426",
            "4 at 568",
            "5 at 710",
            "6 at 1024",
            "7 at 1166",
            "8 at 1308",
            "9 at 1450",
            "10 at 1592",
            "11 at 1734");
    static final List<String> BILLS_AT = List.of("0 at 852", "1 at 1876");
    static final long END = 1024 + 7 * 142;

    @TempDir
    Path folder;

    SmallLog log;
    ConsumeQueues queues;
    int walks;

    /** How many entries Orders had when a message had passed by. */
    final List<Long> afterEach = new ArrayList<>();

    /** Where the last message of the index begins. */
    long indexEnd;

    @BeforeEach
    void fourteenMessages() {
        log = new SmallLog(folder);
        for (int i = 0; i < 14; i++) {
            log.append(i % 7 == 6 ? BILLS : ORDERS, "m" + i);
        }
    }

    @AfterEach
    void close() {
        if (queues != null) {
            queues.close();
        }
        log.close();
    }

    /** Entries in words, such as "8 at 1308", put into a queue's files. */
    void writeQueue(MessageQueue queue, List<String> entries) {
        Path files = folder.resolve("consumequeue").resolve(queue.topic()).resolve(Integer.toString(queue.queueId()));
        try (ConsumeQueue open = ConsumeQueue.open(files, 5)) {
            for (String entry : entries) {
                String[] words = entry.split(" at ");
                open.put(Long.parseLong(words[0]), new ConsumeQueueEntry(Long.parseLong(words[1]), 142, 0));
            }
        }
    }

    void recover(long confirmed, boolean crashed, Map<MessageQueue, Long> known) {
        String thrown = recovered(confirmed, crashed, known);
        assertThat(thrown).as("what recover threw").isEqualTo("none");
    }

    /** What recover threw. */
    String recovered(long confirmed, boolean crashed, Map<MessageQueue, Long> known) {
        queues = new ConsumeQueues(folder.resolve("consumequeue"), 5, log.log.minOffset());
        try (KeyIndex index = new KeyIndex(folder.resolve("index"), 16, 10, Clock.systemUTC())) {
            String thrown = SmallLog.failure(() -> {
                new StoreRecovery(watched(), log.log.minOffset(), queues, index).recover(confirmed, crashed, known);
                return "";
            });
            indexEnd = index.lastOffset();
            return thrown;
        }
    }

    private CommitLogScanner watched() {
        return new CommitLogScanner(log.segments) {
            @Override
            void scan(long from, Consumer<DispatchRequest> visitor) {
                walks++;
                super.scan(from, message -> {
                    visitor.accept(message);
                    afterEach.add(
                            queues.find(ORDERS).map(ConsumeQueue::maxOffset).orElse(0L));
                });
            }
        };
    }

    List<String> entries(MessageQueue name) {
        List<String> entries = new ArrayList<>();
        String failure = SmallLog.failure(() -> {
            Optional<ConsumeQueue> queue = queues.find(name);
            for (long offset = 0; queue.isPresent() && offset < queue.get().maxOffset(); offset++) {
                long at = offset;
                queue.get().at(offset).ifPresent(entry -> entries.add(at + " at " + entry.commitLogOffset()));
            }
            return entries;
        });
        return failure.equals("none") ? entries : List.of(failure);
    }
}
