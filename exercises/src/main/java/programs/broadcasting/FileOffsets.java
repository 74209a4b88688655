package programs.broadcasting;

import org.apache.rocketmq.client.consumer.store.OffsetStore;
import org.apache.rocketmq.client.consumer.store.ReadOffsetType;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageQueue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Apache's client asks of whoever keeps its offsets, on top of an {@link OffsetFile}. Any thread may call. */
final class FileOffsets implements OffsetStore {
    private static final long NONE = -1;

    private final OffsetFile file;
    private final Map<MessageQueue, Long> offsets = new HashMap<>();
    private Map<String, Long> saved = Map.of();

    FileOffsets(OffsetFile file) {
        this.file = file;
    }

    @Override
    public synchronized void load() throws MQClientException {
        try {
            saved = file.load();
        } catch (IOException e) {
            throw new MQClientException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void updateOffset(MessageQueue queue, long offset, boolean increaseOnly) {
        offsets.merge(queue, offset, (old, given) -> increaseOnly ? Math.max(old, given) : given);
    }

    @Override
    public synchronized void updateAndFreezeOffset(MessageQueue queue, long offset) {
        offsets.put(queue, offset);
    }

    @Override
    public synchronized long readOffset(MessageQueue queue, ReadOffsetType type) {
        Long known = offsets.get(queue);
        if (known != null && type != ReadOffsetType.READ_FROM_STORE) {
            return known;
        }
        return type == ReadOffsetType.READ_FROM_MEMORY ? NONE : saved.getOrDefault(name(queue), NONE);
    }

    /** An offset that was once saved stays: a queue that nobody reads just now is not a new one. */
    @Override
    public synchronized void persistAll(Set<MessageQueue> queues) {
        Map<String, Long> all = new HashMap<>(saved);
        offsets.forEach((queue, offset) -> all.put(name(queue), offset));
        if (all.equals(saved)) {
            return;
        }
        try {
            file.save(all);
            saved = all;
        } catch (IOException e) {
            System.err.println("The offsets could not be saved, the client tries again soon: " + e.getMessage());
        }
    }

    @Override
    public void persist(MessageQueue queue) {
        persistAll(Set.of(queue));
    }

    @Override
    public synchronized void removeOffset(MessageQueue queue) {
        offsets.remove(queue);
    }

    @Override
    public synchronized Map<MessageQueue, Long> cloneOffsetTable(String topic) {
        return offsets.entrySet().stream()
                .filter(entry -> topic == null || topic.equals(entry.getKey().getTopic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void updateConsumeOffsetToBroker(MessageQueue queue, long offset, boolean oneway) {
        // The broker need not know.
    }

    private static String name(MessageQueue queue) {
        return queue.getTopic() + "/" + queue.getBrokerName() + "/" + queue.getQueueId();
    }
}
