package minibroker.store;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A store's figures for administrators.
 *
 * <p>RocketMQ: {@code DefaultMessageStore.getRuntimeInfo}.
 *
 * @param minOffset where the oldest message begins in the log
 * @param maxOffset where the next message will begin
 * @param earliestTimestamp when the oldest message was stored, in milliseconds since 1970; empty if there is none
 * @param undispatchedBytes how many bytes of the log are not in queues and key index yet
 * @param diskUse the share of the disk that is in use, from 0 to 1; empty for a store in memory
 */
public record StoreStatus(
        long minOffset,
        long maxOffset,
        OptionalLong earliestTimestamp,
        long undispatchedBytes,
        OptionalDouble diskUse) {}
