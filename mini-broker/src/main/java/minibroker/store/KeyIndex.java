package minibroker.store;

import minibroker.file.Directories;
import minibroker.message.Message;
import minibroker.message.PropertyNames;
import minibroker.message.SysFlag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Finds messages by key: files of hash tables, each named by the moment of its making, such as
 * {@code 20261123061500123}.
 *
 * <p>A message is found under {@code topic#key} by its unique id and by each word of its KEYS, and under {@code
 * topic#T#tag} by its TAGS. A message with another key of the same hash may be found, too, so the caller checks the
 * messages.
 *
 * <p>Any thread may call: one at a time.
 *
 * <p>RocketMQ: {@code IndexService}.
 */
final class KeyIndex implements AutoCloseable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

    private static final Logger LOG = LoggerFactory.getLogger(KeyIndex.class);

    private final Path folder;
    private final int slots;
    private final int maxEntries;
    private final Clock clock;
    private final Deque<IndexFile> files = new ArrayDeque<>();

    /**
     * Opens what is in the folder.
     *
     * @param slots how many slots a file has
     * @param maxEntries how many entries fit into a file
     */
    KeyIndex(Path folder, int slots, int maxEntries, Clock clock) {
        this.folder = folder;
        this.slots = slots;
        this.maxEntries = maxEntries;
        this.clock = clock;
        Directories.create(folder);
        for (Path path : indexFiles(folder)) {
            files.addLast(new IndexFile(path, slots, maxEntries));
        }
        files.stream().filter(IndexFile::isDamaged).findFirst().ifPresent(damaged -> {
            LOG.warn("{} is damaged: the key index is built again from the log", damaged.path());
            files.forEach(IndexFile::delete);
            files.clear();
        });
    }

    /** Adds a message under each of its keys. */
    synchronized void put(DispatchRequest request) {
        if ((request.sysFlag() & SysFlag.TRANSACTION_ROLLBACK) == SysFlag.TRANSACTION_ROLLBACK) {
            return;
        }
        String topic = request.queue().topic();
        String properties = request.properties();
        Message.property(properties, PropertyNames.UNIQ_KEY)
                .ifPresent(id -> put(MessageQuery.keyName(topic, id), request));
        Message.property(properties, PropertyNames.KEYS).ifPresent(keys -> {
            for (String key : keys.split(" ")) {
                if (!key.isEmpty()) {
                    put(MessageQuery.keyName(topic, key), request);
                }
            }
        });
        Message.property(properties, PropertyNames.TAGS)
                .ifPresent(tag -> put(MessageQuery.tagName(topic, tag), request));
    }

    private void put(String name, DispatchRequest request) {
        if (files.isEmpty() || files.getLast().isFull()) {
            files.addLast(new IndexFile(newPath(), slots, maxEntries));
        }
        files.getLast().put(hash(name), request.commitLogOffset(), request.storeTimestamp());
    }

    /**
     * The places of messages that may have a key, the newest first, each once.
     *
     * @param wanted takes a commit log offset and says whether it wants more
     */
    synchronized void find(MessageQuery query, LongPredicate wanted) {
        Set<Long> seen = new HashSet<>();
        boolean[] more = {true};
        Iterator<IndexFile> newestFirst = files.descendingIterator();
        while (more[0] && newestFirst.hasNext()) {
            newestFirst.next().find(hash(query.indexName()), query.begin(), query.end(), offset -> {
                more[0] = !seen.add(offset) || wanted.test(offset);
                return more[0];
            });
        }
    }

    synchronized boolean isEmpty() {
        return files.isEmpty();
    }

    /** Where the last message of the index begins in the log; 0 if there is none. */
    synchronized long lastOffset() {
        return files.isEmpty() ? 0 : files.getLast().endOffset();
    }

    /** When the last message of the index was stored, in milliseconds since 1970; 0 if there is none. */
    synchronized long lastTimestamp() {
        return files.isEmpty() ? 0 : files.getLast().endTimestamp();
    }

    /** Deletes the newest file: after a crash it may be incomplete. */
    synchronized void forgetNewest() {
        if (!files.isEmpty()) {
            files.removeLast().delete();
        }
    }

    /** Deletes the files whose messages all lie in the log before an offset. */
    synchronized void forgetBefore(long commitLogOffset) {
        while (files.size() > 1 && files.getFirst().endOffset() < commitLogOffset) {
            files.removeFirst().delete();
        }
    }

    /** Gives back the memory of full files that are not being searched. */
    synchronized void swapMaps() {
        files.forEach(IndexFile::swapMap);
    }

    void flush() {
        List<IndexFile> all;
        synchronized (this) {
            all = List.copyOf(files);
        }
        all.forEach(IndexFile::flush);
    }

    @Override
    public synchronized void close() {
        files.forEach(IndexFile::close);
    }

    /** RocketMQ's hash of a name: a number that is not negative. */
    static int hash(String name) {
        return Math.max(0, Math.abs(name.hashCode()));
    }

    private Path newPath() {
        LocalDateTime moment = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        if (!files.isEmpty()) {
            String last = files.getLast().path().getFileName().toString();
            LocalDateTime next = LocalDateTime.parse(last, NAME).plus(1, ChronoUnit.MILLIS);
            moment = moment.isBefore(next) ? next : moment;
        }
        return folder.resolve(NAME.format(moment));
    }

    static List<Path> indexFiles(Path folder) {
        return Directories.list(folder, path -> path.getFileName().toString().matches("\\d{17}"));
    }
}
