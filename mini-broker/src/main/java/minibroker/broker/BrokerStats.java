package minibroker.broker;

import minibroker.store.StoreStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the messages that went into the store and came out of it since the broker's start, and makes the table that
 * administrators see.
 *
 * <p>It keeps a few numbers for the whole broker and nothing for a single topic or group, of which there may be many.
 *
 * <p>Any thread may count. RocketMQ: {@code BrokerStatsManager} and {@code AdminBrokerProcessor.prepareRuntimeInfo}.
 */
final class BrokerStats {
    private final Clock clock;
    private final Instant startedAt;
    private final Counter put = new Counter();
    private final Counter refused = new Counter();
    private final Counter handedOut = new Counter();
    private final Counter readsThatFound = new Counter();
    private final Counter readsThatMissed = new Counter();

    BrokerStats(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
        tick();
    }

    /** A message was put into the store. */
    void put() {
        put.add(1);
    }

    /** A put failed. */
    void refused() {
        refused.add(1);
    }

    /** A consumer read a queue and got this many messages. What the broker reads for itself is not counted. */
    void read(int messages) {
        handedOut.add(messages);
        (messages == 0 ? readsThatMissed : readsThatFound).add(1);
    }

    /** To be called once a second. */
    void tick() {
        Instant now = clock.instant();
        List.of(put, handedOut, readsThatFound, readsThatMissed).forEach(counter -> counter.tick(now));
    }

    /**
     * What the broker says of itself, under RocketMQ's names.
     *
     * <p>Every value was counted or measured. RocketMQ's table has more rows; those that this broker can't measure,
     * such as the time for which the page cache was locked, are left out, not filled with zeros.
     */
    Map<String, String> table(StoreStatus store) {
        Map<String, String> table = new TreeMap<>();
        table.put("brokerActive", "true");
        table.put("brokerVersionDesc", "V5_5_0");
        table.put("bootTimestamp", Long.toString(startedAt.toEpochMilli()));
        table.put("runtime", spelledOut(Duration.between(startedAt, clock.instant())));
        table.put("putTps", put.perSecond());
        table.put("getTransferredTps", handedOut.perSecond());
        table.put("getFoundTps", readsThatFound.perSecond());
        table.put("getMissTps", readsThatMissed.perSecond());
        table.put("putMessageTimesTotal", Long.toString(put.total()));
        table.put("putMessageFailedTimes", Long.toString(refused.total()));
        table.put("msgPutTotalTodayNow", Long.toString(put.total()));
        table.put("msgPutTotalTodayMorning", Long.toString(put.thisMorning()));
        table.put("msgPutTotalYesterdayMorning", Long.toString(put.yesterdayMorning()));
        table.put("msgGetTotalTodayNow", Long.toString(handedOut.total()));
        table.put("msgGetTotalTodayMorning", Long.toString(handedOut.thisMorning()));
        table.put("msgGetTotalYesterdayMorning", Long.toString(handedOut.yesterdayMorning()));
        table.put("commitLogMinOffset", Long.toString(store.minOffset()));
        table.put("commitLogMaxOffset", Long.toString(store.maxOffset()));
        table.put("dispatchBehindBytes", Long.toString(store.undispatchedBytes()));
        store.earliestTimestamp().ifPresent(time -> table.put("earliestMessageTimeStamp", Long.toString(time)));
        store.diskUse().ifPresent(share -> table.put("commitLogDiskRatio", String.format(Locale.ROOT, "%.4f", share)));
        return table;
    }

    private static String spelledOut(Duration time) {
        return "[ %s days, %s hours, %s minutes, %s seconds ]"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }
}
