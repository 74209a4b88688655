package minibroker.store;

import java.net.InetSocketAddress;
import java.time.Clock;

/** Opens a store for a broker, once its address is known. */
public interface StoreFactory {
    /**
     * Opens the store.
     *
     * @param storeHost the broker's address, which goes into every record
     * @param clock where the time comes from
     */
    MessageStore open(InetSocketAddress storeHost, Clock clock);

    /** A store in so many bytes of memory. */
    static StoreFactory inMemory(long bytes) {
        return (storeHost, clock) -> new MemoryMessageStore(bytes, storeHost, clock);
    }

    /** A store in files. */
    static StoreFactory inFiles(StoreSettings settings) {
        return (storeHost, clock) -> FileMessageStore.open(settings, storeHost, clock);
    }
}
