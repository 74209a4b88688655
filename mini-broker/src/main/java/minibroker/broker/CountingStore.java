package minibroker.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.GetLimits;
import minibroker.store.GetResult;
import minibroker.store.MessageArrivingListener;
import minibroker.store.MessageQuery;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;
import minibroker.store.QueryResult;
import minibroker.store.SavedState;
import minibroker.store.ScratchPages;
import minibroker.store.StoreStatus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;

/** A store of which every put is counted. Any thread may call. */
final class CountingStore implements MessageStore {
    private final MessageStore store;
    private final BrokerStats stats;

    CountingStore(MessageStore store, BrokerStats stats) {
        this.store = store;
        this.stats = stats;
    }

    @Override
    public CompletableFuture<PutResult> put(List<Message> messages) {
        return store.put(messages).whenComplete((result, failure) -> {
            if (result instanceof PutResult.Stored || result instanceof PutResult.FlushTimedOut) {
                stats.put(messages.size());
            } else {
                stats.refused();
            }
        });
    }

    @Override
    public GetResult get(MessageQueue queue, long offset, GetLimits limits, LongPredicate tags) {
        return store.get(queue, offset, limits, tags);
    }

    @Override
    public Optional<byte[]> read(long commitLogOffset) {
        return store.read(commitLogOffset);
    }

    @Override
    public QueryResult query(MessageQuery query) {
        return store.query(query);
    }

    @Override
    public long minOffset(MessageQueue queue) {
        return store.minOffset(queue);
    }

    @Override
    public long maxOffset(MessageQueue queue) {
        return store.maxOffset(queue);
    }

    @Override
    public long offsetAt(MessageQueue queue, long timestamp, Boundary boundary) {
        return store.offsetAt(queue, timestamp, boundary);
    }

    @Override
    public OptionalLong storeTimestamp(MessageQueue queue, long offset) {
        return store.storeTimestamp(queue, offset);
    }

    @Override
    public StoreStatus status() {
        return store.status();
    }

    @Override
    public void deleteTopic(String topic) {
        store.deleteTopic(topic);
    }

    @Override
    public void onArrival(MessageArrivingListener listener) {
        store.onArrival(listener);
    }

    @Override
    public <T> SavedState<T> savedState(String name, TypeReference<T> type) {
        return store.savedState(name, type);
    }

    @Override
    public ScratchPages scratchPages() {
        return store.scratchPages();
    }

    @Override
    public void close() {
        store.close();
    }
}
