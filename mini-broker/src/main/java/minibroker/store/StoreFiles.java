package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.JsonFile;
import minibroker.file.MappedFileQueue;
import minibroker.file.ScratchFile;
import minibroker.file.SegmentFile;
import minibroker.json.JsonObject;
import minibroker.message.MessageQueue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The open files of a store: repairs them after a crash when it opens them, forces them together now and then, and
 * closes them so that the next start has nothing to repair.
 *
 * <p>One thread opens and closes it. Any thread may make checkpoints.
 */
final class StoreFiles implements AutoCloseable {
    private static final int SCRATCH_PAGE = 1 << 20;

    /**
     * How many bytes of pages are provided at a time when the log is forced for every message; it costs hardly more
     * than one page.
     */
    private static final int FEW_PAGES = 32 * 1024;

    final MappedFileQueue segments;
    final CommitLog log;
    final CommitLogReader reader;
    final ConsumeQueues queues;
    final KeyIndex index;

    private final StoreFolder folder;
    private final QueueOffsets offsets;
    private final JsonFile<Map<String, Map<Integer, Long>>> savedOffsets;
    private final ScratchFile scratch;
    private final Checkpointer checkpointer;

    /** The queues in {@link #savedOffsets}. */
    private Set<MessageQueue> noted = Set.of();

    private StoreFiles(StoreFolder folder, StoreSettings settings, InetSocketAddress storeHost, Clock clock) {
        this.folder = folder;
        this.checkpointer = new Checkpointer(folder.resolve("checkpoint"), this::force);
        StoreCheckpoint last = checkpointer.last();
        this.savedOffsets =
                document("queueOffset", json -> json.objectsByName(JsonObject::numbersByNumber), topics -> topics);
        this.offsets = new QueueOffsets();
        Path logFolder = folder.resolve("commitlog");
        StoreSettings.Files sizes = settings.files();
        boolean crashed = folder.crashed() || last.confirmedOffset() != end(logFolder, sizes.segmentSize());
        if (crashed) {
            new CommitLogRecovery(logFolder, sizes.segmentSize()).recover(last.confirmedOffset());
        }
        segments = MappedFileQueue.open(
                logFolder, sizes.segmentSize(), settings.syncFlush() ? FEW_PAGES : MappedFileQueue.MANY_PAGES);
        log = new CommitLog(segments, offsets, storeHost, clock);
        reader = new CommitLogReader(segments);
        queues = new ConsumeQueues(folder.resolve("consumequeue"), sizes.queueEntries(), log.minOffset());
        index = new KeyIndex(folder.resolve("index"), sizes.indexSlots(), sizes.indexEntries(), clock);
        scratch = new ScratchFile(folder.resolve("scratch"), SCRATCH_PAGE);
        Map<MessageQueue, Long> known = loadOffsets();
        // A new store has nothing to repair.
        if (log.maxOffset() > 0 || !queues.all().isEmpty() || !index.isEmpty()) {
            new StoreRecovery(new CommitLogScanner(segments), log.minOffset(), queues, index)
                    .recover(last.confirmedOffset(), crashed, known);
        }
        known.forEach(offsets::set);
        for (MessageQueue queue : queues.all()) {
            offsets.set(queue, Math.max(offsets.next(queue), queues.storedMaxOffset(queue)));
        }
        if (crashed) {
            checkpoint(() -> new StoreCheckpoint(last.timestamp(), log.maxOffset()));
        }
    }

    /**
     * Opens a store, making it when it is missing.
     *
     * @throws DamagedFile if it is damaged and cannot be mended without losing messages
     * @throws IllegalStateException if another broker has it open
     */
    static StoreFiles open(StoreSettings settings, InetSocketAddress storeHost, Clock clock) {
        StoreFolder folder = StoreFolder.open(settings.folder());
        try {
            return new StoreFiles(folder, settings, storeHost, clock);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The end of a log that is not open, by the length of its files. */
    private static long end(Path logFolder, int segmentSize) {
        List<SegmentFile> files = SegmentFile.list(logFolder, segmentSize);
        return files.isEmpty() ? 0 : files.get(files.size() - 1).endOffset();
    }

    /** The figures of the store; see {@link StoreStatus}. */
    StoreStatus status(long dispatchedOffset, double diskUse) {
        long min = log.minOffset();
        long max = log.maxOffset();
        return new StoreStatus(
                min,
                max,
                min < max ? reader.storeTimestamp(min) : OptionalLong.empty(),
                Math.max(0, max - dispatchedOffset),
                OptionalDouble.of(diskUse));
    }

    /** Pages for data that can be computed again at the next start. */
    ScratchPages scratchPages() {
        return new ScratchPages(SCRATCH_PAGE, scratch::take, scratch::giveBack);
    }

    /** A small document that is kept over a restart, such as {@code topics}. */
    <T> JsonFile<T> document(String name, Function<JsonObject, T> reading, Function<T, Map<?, ?>> writing) {
        return new JsonFile<>(folder.resolve("config/" + name + ".json"), reading, writing);
    }

    /**
     * Forces everything to the disk and notes how far that is; see {@link Checkpointer#make}. New queues are noted,
     * too, so that a start after a crash notices when a queue's files are gone.
     */
    synchronized void checkpoint(Supplier<StoreCheckpoint> howFar) {
        Set<MessageQueue> now = queues.all();
        Map<MessageQueue, Long> entries = new HashMap<>();
        // Only then: it looks into the folder of each queue that is not open, of which there may be thousands.
        if (!now.equals(noted)) {
            now.forEach(queue -> entries.put(queue, queues.storedMaxOffset(queue)));
        }
        checkpointer.make(howFar);
        if (!now.equals(noted)) {
            saveOffsets(entries);
        }
    }

    /** Gives back the memory of full files of queues and index that are not being read. */
    void swapMaps() {
        queues.swapMaps();
        index.swapMaps();
    }

    private void force() {
        log.flush();
        queues.flush();
        index.flush();
    }

    /** Forgets a topic's queues, also over a crash. */
    synchronized void deleteTopic(String topic) {
        log.forgetOffsets(topic);
        queues.deleteTopic(topic);
        saveOffsets(offsets.all());
    }

    /** Closes everything; a checkpoint must have been made after the last message. */
    @Override
    public void close() {
        saveOffsets(offsets.all());
        queues.close();
        index.close();
        log.close();
        scratch.close();
        folder.noteClosed();
    }

    /** Lets another broker open the folder. If this was not closed, that one checks everything since the checkpoint. */
    void letOthersIn() {
        folder.close();
    }

    private Map<MessageQueue, Long> loadOffsets() {
        Map<MessageQueue, Long> known = new HashMap<>();
        savedOffsets
                .load()
                .ifPresent(topics -> topics.forEach((topic, next) ->
                        next.forEach((queueId, offset) -> known.put(new MessageQueue(topic, queueId), offset))));
        return known;
    }

    private void saveOffsets(Map<MessageQueue, Long> known) {
        Map<String, Map<Integer, Long>> topics = new TreeMap<>();
        known.forEach((queue, next) ->
                topics.computeIfAbsent(queue.topic(), topic -> new TreeMap<>()).put(queue.queueId(), next));
        savedOffsets.save(topics);
        noted = Set.copyOf(known.keySet());
    }
}
