package minibroker.store;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Opens a store for a broker, once its address is known. */
public interface StoreFactory {
    /**
     * Opens the store.
     *
     * @param storeHost the broker's address, which goes into every record
     * @param clock where the time comes from
     * @param flusher where the disk is forced, if senders wait for it
     */
    MessageStore open(InetSocketAddress storeHost, Clock clock, Executor flusher);

    /** A store in memory, with at most this many bytes. */
    static StoreFactory inMemory(long bytes) {
        return (storeHost, clock, flusher) -> new MemoryMessageStore(bytes, storeHost, clock);
    }

    /** A store in files. */
    static StoreFactory inFiles(StoreSettings settings) {
        return (storeHost, clock, flusher) -> FileMessageStore.open(settings, storeHost, clock, flusher);
    }
}
