package minibroker.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Answer to code 28: the broker's figures for administrators, under RocketMQ's names.
 *
 * <p>Every value was counted or measured. RocketMQ's table has more rows; those that this broker can't measure are left
 * out, not filled with zeros.
 *
 * <p>RocketMQ: {@code AdminBrokerProcessor.prepareRuntimeInfo}.
 *
 * @param puts messages that were put
 * @param failedPuts puts that failed
 * @param handedOut messages that consumers got
 * @param foundPerSecond reads that found messages: averages, as in {@link Growth}
 * @param missedPerSecond reads that found none
 */
public record BrokerRuntimeInfo(
        Instant startedAt,
        Duration runtime,
        Growth puts,
        long failedPuts,
        Growth handedOut,
        String foundPerSecond,
        String missedPerSecond,
        Log log,
        Waiting waiting) {

    /**
     * A number that grows.
     *
     * @param perSecond how fast it grows: averages, separated by blanks, the one over the shortest time first
     * @param thisMorning what it was at midnight
     * @param yesterdayMorning what it was at the midnight before
     */
    public record Growth(String perSecond, long total, long thisMorning, long yesterdayMorning) {}

    /**
     * The store's log.
     *
     * @param undispatchedBytes how much of it the queues and the key index do not know yet
     * @param earliestTimestamp when its first message was stored, in milliseconds since 1970; empty if there is none
     * @param diskUse the share of the disk that is in use, from 0 to 1; empty for a store in memory
     */
    public record Log(
            long minOffset,
            long maxOffset,
            long undispatchedBytes,
            OptionalLong earliestTimestamp,
            OptionalDouble diskUse) {}

    /**
     * What waits. All requests wait in one queue here; RocketMQ has one for each kind.
     *
     * @param longestMillis for how long the request waits that has waited longest; 0 if none waits
     * @param heldPulls pulls that wait for a message
     */
    public record Waiting(int requests, int maxRequests, long longestMillis, int heldPulls) {}

    public Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        table.put("brokerActive", "true");
        table.put("brokerVersionDesc", "V5_5_0");
        table.put("bootTimestamp", Long.toString(startedAt.toEpochMilli()));
        table.put("runtime", spelledOut(runtime));
        putTraffic(table);
        table.put("commitLogMinOffset", Long.toString(log.minOffset));
        table.put("commitLogMaxOffset", Long.toString(log.maxOffset));
        table.put("dispatchBehindBytes", Long.toString(log.undispatchedBytes));
        log.earliestTimestamp.ifPresent(time -> table.put("earliestMessageTimeStamp", Long.toString(time)));
        log.diskUse.ifPresent(share -> table.put("commitLogDiskRatio", String.format(Locale.ROOT, "%.4f", share)));
        table.put("sendThreadPoolQueueCapacity", Integer.toString(waiting.maxRequests));
        table.put("sendThreadPoolQueueSize", Integer.toString(waiting.requests));
        table.put("pullThreadPoolQueueCapacity", Integer.toString(waiting.maxRequests));
        table.put("pullThreadPoolQueueSize", Integer.toString(waiting.requests));
        table.put("ackThreadPoolQueueSize", Integer.toString(waiting.requests));
        table.put("sendThreadPoolQueueHeadWaitTimeMills", Long.toString(waiting.longestMillis));
        table.put("pullThreadPoolQueueHeadWaitTimeMills", Long.toString(waiting.longestMillis));
        table.put("ackThreadPoolQueueHeadWaitTimeMills", Long.toString(waiting.longestMillis));
        // While this request is carried out, no other is, so no client's message is being put.
        table.put("pageCacheLockTimeMills", "0");
        table.put("heldPulls", Integer.toString(waiting.heldPulls));
        return table;
    }

    private void putTraffic(Map<String, String> table) {
        table.put("putTps", puts.perSecond);
        table.put("getTransferredTps", handedOut.perSecond);
        table.put("getFoundTps", foundPerSecond);
        table.put("getMissTps", missedPerSecond);
        table.put("putMessageTimesTotal", Long.toString(puts.total));
        table.put("putMessageFailedTimes", Long.toString(failedPuts));
        table.put("msgPutTotalTodayNow", Long.toString(puts.total));
        table.put("msgPutTotalTodayMorning", Long.toString(puts.thisMorning));
        table.put("msgPutTotalYesterdayMorning", Long.toString(puts.yesterdayMorning));
        table.put("msgGetTotalTodayNow", Long.toString(handedOut.total));
        table.put("msgGetTotalTodayMorning", Long.toString(handedOut.thisMorning));
        table.put("msgGetTotalYesterdayMorning", Long.toString(handedOut.yesterdayMorning));
    }

    private static String spelledOut(Duration time) {
        return "[ %s days, %s hours, %s minutes, %s seconds ]"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }
}
