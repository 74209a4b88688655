package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.JsonFile;
import minibroker.json.JsonObject;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.thread.Closing;
import minibroker.thread.PeriodicTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Keeps messages in files: they are there again after a restart, however the broker ended.
 *
 * <pre>
 * put → CommitLog ── behind it → ReputMessageService → ConsumeQueues → listener
 *           │                                        → KeyIndex
 *           └→ FlushService: when may the sender be answered?
 * </pre>
 *
 * <p>A message can be read as soon as it has its entry in the consume queue: shortly after it was put, with sync flush
 * shortly after it is on disk. If a pull waits for a message, the entry is made at once, otherwise within about a
 * millisecond, because waking a thread costs more than making the entry. Any thread may call.
 * RocketMQ: {@code DefaultMessageStore}.
 */
public final class FileMessageStore implements MessageStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileMessageStore.class);

    private final StoreFiles files;
    private final boolean syncFlush;
    private final FlushService flush;
    private final ReputMessageService reput;
    private final QueueReader reader;
    private final MessageFinder finder;
    private final LogRetention retention;
    private final DiskUse disk;

    /** Two threads: when one is blocked by the disk, the other still ends the waiting of senders whose time is over. */
    private final PeriodicTasks timer = new PeriodicTasks("store-timer", 2);

    /** Saved as messages are with async flush: the disk has them a moment later. */
    private final List<JsonFile<?>> documents = new CopyOnWriteArrayList<>();

    private volatile MessageArrivingListener listener = (queue, offset, tagCode) -> {};
    private volatile long lastTimestamp;
    private volatile boolean closed;

    private FileMessageStore(StoreFiles files, StoreSettings settings, DiskUse disk, Clock clock, Executor flusher) {
        this.files = files;
        this.disk = disk;
        CommitLog log = files.log;
        this.syncFlush = settings.syncFlush();
        this.flush = syncFlush
                ? new GroupCommit(this::flushAndTell, flusher, settings.timing().flushPatience(), clock)
                : new AsyncFlush(log::flush);
        this.reput = new ReputMessageService(
                log,
                syncFlush ? log::flushedOffset : log::maxOffset,
                this::dispatch,
                () -> listener.isAwaited(),
                log.maxOffset());
        this.reader = new QueueReader(files.queues, files.reader);
        this.finder = new MessageFinder(files.index, files.reader);
        this.retention = new LogRetention(log, files.reader, settings.retention(), disk, clock, this::forgetBefore);
    }

    /**
     * Opens a store, making it when it is missing.
     *
     * @param storeHost the broker's address, which goes into every record
     * @param flusher with sync flush, runs the flushes that senders wait for
     * @throws DamagedFile if it is damaged and cannot be mended without losing messages
     * @throws IllegalStateException if another broker has it open
     */
    public static FileMessageStore open(
            StoreSettings settings, InetSocketAddress storeHost, Clock clock, Executor flusher) {
        return open(settings, storeHost, clock, flusher, DiskUse.of(settings.folder()));
    }

    /** @param disk the disk that the store is on */
    static FileMessageStore open(
            StoreSettings settings, InetSocketAddress storeHost, Clock clock, Executor flusher, DiskUse disk) {
        StoreFiles files = StoreFiles.open(settings, storeHost, clock);
        FileMessageStore store = new FileMessageStore(files, settings, disk, clock, flusher);
        store.start(settings.timing());
        return store;
    }

    private void start(StoreSettings.Timing timing) {
        reput.start();
        timer.every(timing.flushInterval(), flush::tick);
        timer.every(timing.flushInterval(), this::forceDocuments);
        timer.every(timing.flushInterval(), files.log::swapMaps);
        timer.every(timing.checkpointInterval(), this::checkpoint);
        timer.every(timing.checkpointInterval(), this::deleteExpired);
        timer.every(timing.checkpointInterval(), files::swapMaps);
    }

    @Override
    public CompletableFuture<PutResult> put(List<Message> messages) {
        Optional<String> refusal = refusal(messages.get(0).topic());
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new PutResult.Unavailable(refusal.get()));
        }
        try {
            PutResult result = files.log.append(messages);
            if (!syncFlush) {
                reput.wakeUp();
            }
            return result instanceof PutResult.Stored stored
                    ? whenSafe(stored)
                    : CompletableFuture.completedFuture(result);
        } catch (UncheckedIOException e) {
            return CompletableFuture.completedFuture(new PutResult.Unavailable(e.getMessage()));
        }
    }

    private Optional<String> refusal(String topic) {
        if (closed) {
            return Optional.of("The store is closed");
        }
        if (TopicFolder.longestName(topic) > TopicFolder.MAX_NAME) {
            return Optional.of("The topic \"%s\" is too long for the name of a folder".formatted(topic));
        }
        return retention.refusal();
    }

    private CompletableFuture<PutResult> whenSafe(PutResult.Stored stored) {
        return flush.whenSafe(files.log.maxOffset())
                .thenApply(safe -> safe ? stored : new PutResult.FlushTimedOut(stored));
    }

    private long flushAndTell() {
        long flushed = files.log.flush();
        reput.wakeUp();
        return flushed;
    }

    private void dispatch(DispatchRequest message) {
        files.queues.put(message);
        files.index.put(message);
        lastTimestamp = message.storeTimestamp();
        try {
            listener.arrived(message.queue(), message.queueOffset(), message.tagCode());
        } catch (RuntimeException e) {
            LOG.error("Nobody was told of message {} of {}", message.queueOffset(), message.queue(), e);
        }
    }

    @Override
    public GetResult get(MessageQueue queue, long offset, GetLimits limits, LongPredicate tags) {
        GetResult result = reader.get(queue, offset, limits, tags);
        boolean nothing = result instanceof GetResult.NoNewMessage || result instanceof GetResult.EmptyQueue;
        return nothing && reput.catchUp() ? reader.get(queue, offset, limits, tags) : result;
    }

    @Override
    public void catchUp() {
        reput.catchUp();
    }

    @Override
    public Optional<byte[]> read(long commitLogOffset) {
        return files.reader.read(commitLogOffset);
    }

    @Override
    public QueryResult query(MessageQuery query) {
        return finder.find(query);
    }

    @Override
    public long minOffset(MessageQueue queue) {
        return files.queues.find(queue).map(ConsumeQueue::minOffset).orElse(0L);
    }

    @Override
    public long maxOffset(MessageQueue queue) {
        return files.queues.find(queue).map(ConsumeQueue::maxOffset).orElse(0L);
    }

    @Override
    public long offsetAt(MessageQueue queue, long timestamp, Boundary boundary) {
        return OffsetByTime.find(
                minOffset(queue),
                maxOffset(queue),
                offset -> storeTimestamp(queue, offset).orElse(0),
                timestamp,
                boundary);
    }

    @Override
    public OptionalLong storeTimestamp(MessageQueue queue, long offset) {
        Optional<ConsumeQueueEntry> entry = files.queues.find(queue).flatMap(found -> found.at(offset));
        return entry.isEmpty()
                ? OptionalLong.empty()
                : files.reader.storeTimestamp(entry.get().commitLogOffset());
    }

    @Override
    public StoreStatus status() {
        return files.status(reput.dispatchedOffset(), disk.share());
    }

    @Override
    public void deleteTopic(String topic) {
        files.deleteTopic(topic);
        checkpoint();
    }

    @Override
    public void onArrival(MessageArrivingListener newListener) {
        this.listener = newListener;
    }

    @Override
    public <T> SavedState<T> savedState(String name, Function<JsonObject, T> reading, Function<T, Map<?, ?>> writing) {
        JsonFile<T> file = files.document(name, reading, writing);
        if (syncFlush) {
            return new SavedState<>(file.load(), file::save);
        }
        // A new topic is saved in its request's turn, and nobody else's turn comes while that waits for the disk.
        documents.add(file);
        return new SavedState<>(file.load(), file::saveUnforced);
    }

    /** Whether a power cut could take a document that was saved. */
    boolean hasUnforcedDocuments() {
        return documents.stream().anyMatch(JsonFile::isUnforced);
    }

    void forceDocuments() {
        documents.forEach(JsonFile::force);
    }

    @Override
    public StoreInside inside() {
        return new FileInside(files.segments, files.queues);
    }

    @Override
    public ScratchPages scratchPages() {
        return files.scratchPages();
    }

    /** Whether every message that was put can be read now. */
    boolean isDispatched() {
        return reput.dispatchedOffset() == files.log.maxOffset();
    }

    /** Forces everything to the disk, so that a start after a crash has to check only what comes after. */
    void checkpoint() {
        files.checkpoint(() -> new StoreCheckpoint(lastTimestamp, reput.dispatchedOffset()));
    }

    /** Checks once whether something has to be deleted. */
    void deleteExpired() {
        retention.deleteExpired(reput.dispatchedOffset());
    }

    private void forgetBefore(long commitLogOffset) {
        files.queues.forgetBefore(commitLogOffset);
        files.index.forgetBefore(commitLogOffset);
    }

    /** Takes no more messages, answers all waiting senders, and closes the files. Closing twice does no harm. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Closing.inOrder(timer::close, flush::close, reput::close, this::closeFiles, files::letOthersIn);
    }

    /** Without the checkpoint they stay open: they must not look as if everything were in them. */
    private void closeFiles() {
        checkpoint();
        forceDocuments();
        files.close();
    }
}
