package minibroker.store;

import minibroker.file.DamagedFile;
import minibroker.file.Directories;
import minibroker.file.SegmentFile;
import minibroker.message.MessageQueue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The consume queues of a store: {@code consumequeue/TOPIC/QUEUE/00000000000000000000}.
 *
 * <p>A queue's files are opened when the queue is first used, so that a start takes no longer with more queues.
 *
 * <p>Any thread may look; one thread dispatches; making and deleting are {@code synchronized}.
 */
final class ConsumeQueues implements AutoCloseable {
    private final Path folder;
    private final int segmentEntries;
    private final Map<String, Path> topicFolders = new HashMap<>();
    private final Map<MessageQueue, Path> closed = new ConcurrentHashMap<>();
    private final Map<MessageQueue, ConsumeQueue> open = new ConcurrentHashMap<>();
    private volatile long logMinOffset;

    /**
     * @param segmentEntries how many entries a file has
     * @param logMinOffset where the log begins now
     */
    ConsumeQueues(Path folder, int segmentEntries, long logMinOffset) {
        this.folder = folder;
        this.segmentEntries = segmentEntries;
        this.logMinOffset = logMinOffset;
        Directories.create(folder);
        for (Path topicFolder : Directories.list(folder, Files::isDirectory)) {
            TopicFolder.topic(topicFolder.getFileName().toString()).ifPresent(topic -> {
                topicFolders.put(topic, topicFolder);
                noteQueues(topic, topicFolder);
            });
        }
    }

    private void noteQueues(String topic, Path topicFolder) {
        for (Path queueFolder : Directories.list(topicFolder, Files::isDirectory)) {
            String name = queueFolder.getFileName().toString();
            if (name.matches("\\d{1,9}")) {
                closed.put(new MessageQueue(topic, Integer.parseInt(name)), queueFolder);
            }
        }
    }

    /** The queues that have files. */
    Set<MessageQueue> all() {
        return Stream.concat(closed.keySet().stream(), open.keySet().stream()).collect(Collectors.toSet());
    }

    /** Calls for each queue that was used since the start. */
    void eachOpen(BiConsumer<MessageQueue, ConsumeQueue> visitor) {
        open.forEach(visitor);
    }

    /** A queue; empty if no message was ever put into it. */
    Optional<ConsumeQueue> find(MessageQueue queue) {
        ConsumeQueue known = open.get(queue);
        if (known != null || !closed.containsKey(queue)) {
            return Optional.ofNullable(known);
        }
        return openAgain(queue);
    }

    private synchronized Optional<ConsumeQueue> openAgain(MessageQueue queue) {
        Path path = closed.get(queue);
        if (path != null) {
            ConsumeQueue opened = ConsumeQueue.open(path, segmentEntries);
            opened.forgetBefore(logMinOffset);
            open.put(queue, opened);
            closed.remove(queue);
        }
        return Optional.ofNullable(open.get(queue));
    }

    /** A queue, which is made if it is missing. */
    ConsumeQueue findOrCreate(MessageQueue queue) {
        return find(queue).orElseGet(() -> create(queue));
    }

    private synchronized ConsumeQueue create(MessageQueue queue) {
        Path topicFolder = topicFolders.computeIfAbsent(queue.topic(), this::newTopicFolder);
        return open.computeIfAbsent(
                queue,
                missing -> ConsumeQueue.open(topicFolder.resolve(Integer.toString(queue.queueId())), segmentEntries));
    }

    private Path newTopicFolder(String topic) {
        Set<String> taken = topicFolders.values().stream()
                .map(path -> path.getFileName().toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Path path = folder.resolve(TopicFolder.name(topic, taken)).normalize();
        if (!path.getParent().equals(folder.normalize())) {
            throw new IllegalArgumentException("The topic \"%s\" leads out of %s".formatted(topic, folder));
        }
        return path;
    }

    /** Adds the entry of a message to its queue. */
    void put(DispatchRequest message) {
        ConsumeQueueEntry entry = new ConsumeQueueEntry(message.commitLogOffset(), message.size(), message.tagCode());
        findOrCreate(message.queue()).put(message.queueOffset(), entry);
    }

    /** The offset after the last entry in a queue's files, without opening them; 0 if they are damaged or missing. */
    long storedMaxOffset(MessageQueue queue) {
        ConsumeQueue known = open.get(queue);
        Path path = closed.get(queue);
        if (known != null || path == null) {
            return known == null ? 0 : known.maxOffset();
        }
        try {
            List<SegmentFile> files = SegmentFile.list(path, segmentEntries * ConsumeQueue.ENTRY_BYTES);
            return files.isEmpty() ? 0 : files.get(files.size() - 1).endOffset() / ConsumeQueue.ENTRY_BYTES;
        } catch (DamagedFile e) {
            return 0;
        }
    }

    /**
     * Forgets the messages that lie in the log at an offset or after it, in all queues.
     *
     * @return queues whose files are damaged
     */
    Set<MessageQueue> truncate(long commitLogOffset) {
        Set<MessageQueue> damaged = new HashSet<>();
        closed.forEach((queue, path) -> {
            try {
                ConsumeQueue opened = ConsumeQueue.open(path, segmentEntries);
                opened.truncate(commitLogOffset);
                opened.forgetBefore(logMinOffset);
                open.put(queue, opened);
            } catch (DamagedFile e) {
                damaged.add(queue);
            }
        });
        closed.keySet().removeAll(open.keySet());
        return damaged;
    }

    /** Forgets the messages that lie in the log before an offset, in all queues. */
    void forgetBefore(long commitLogOffset) {
        logMinOffset = commitLogOffset;
        open.values().forEach(queue -> queue.forgetBefore(commitLogOffset));
    }

    /** Deletes a queue's files, in whatever state they are. */
    synchronized void delete(MessageQueue queue) {
        ConsumeQueue known = open.remove(queue);
        Path path = closed.remove(queue);
        if (known != null) {
            known.delete();
        } else if (path != null) {
            SegmentFile.list(path).forEach(SegmentFile::delete);
            Directories.deleteIfEmpty(path);
        }
    }

    synchronized void deleteTopic(String topic) {
        for (MessageQueue queue : all()) {
            if (queue.topic().equals(topic)) {
                delete(queue);
            }
        }
        Path topicFolder = topicFolders.remove(topic);
        if (topicFolder != null) {
            Directories.deleteIfEmpty(topicFolder);
        }
    }

    /** Gives back the memory of full files that are not being read. */
    void swapMaps() {
        open.values().forEach(ConsumeQueue::swapMaps);
    }

    void flush() {
        open.values().forEach(ConsumeQueue::flush);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ConsumeQueue::close);
    }
}
