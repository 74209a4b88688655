package minibroker.broker;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes into the store and comes out of it, since the broker's start.
 *
 * <p>It keeps a few numbers for the whole broker and nothing for a single topic or group, of which there may be many.
 *
 * <p>Any thread may count; one thread at a time calls {@link #tick}. RocketMQ: {@code BrokerStatsManager}.
 */
final class BrokerStats {
    private final Clock clock;
    private final LongAdder put = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder handedOut = new LongAdder();
    private final LongAdder readsThatFound = new LongAdder();
    private final LongAdder readsThatMissed = new LongAdder();
    private final RateMeter putRate = new RateMeter();
    private final RateMeter handedOutRate = new RateMeter();
    private final RateMeter foundRate = new RateMeter();
    private final RateMeter missedRate = new RateMeter();
    private final DailyTotal putDaily;
    private final DailyTotal handedOutDaily;

    BrokerStats(Clock clock) {
        this.clock = clock;
        putDaily = new DailyTotal(today());
        handedOutDaily = new DailyTotal(today());
        tick();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /** A message was put into the store. */
    void put() {
        put.increment();
    }

    /** A put failed. */
    void refused() {
        refused.increment();
    }

    /** A consumer read a queue, and so many messages came out. What the broker reads for itself does not count. */
    void read(int messages) {
        if (messages == 0) {
            readsThatMissed.increment();
        } else {
            readsThatFound.increment();
            handedOut.add(messages);
        }
    }

    /** To be called once a second. */
    void tick() {
        long now = clock.millis();
        putRate.sample(now, put.sum());
        handedOutRate.sample(now, handedOut.sum());
        foundRate.sample(now, readsThatFound.sum());
        missedRate.sample(now, readsThatMissed.sum());
        putDaily.look(today(), put.sum());
        handedOutDaily.look(today(), handedOut.sum());
    }

    /** All of it, under RocketMQ's names. */
    Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        table.put("putTps", putRate.perSecond());
        table.put("getTransferredTps", handedOutRate.perSecond());
        table.put("getFoundTps", foundRate.perSecond());
        table.put("getMissTps", missedRate.perSecond());
        table.put("putMessageTimesTotal", put.toString());
        table.put("putMessageFailedTimes", refused.toString());
        table.put("msgPutTotalTodayNow", put.toString());
        table.put("msgPutTotalTodayMorning", Long.toString(putDaily.thisMorning()));
        table.put("msgPutTotalYesterdayMorning", Long.toString(putDaily.yesterdayMorning()));
        table.put("msgGetTotalTodayNow", handedOut.toString());
        table.put("msgGetTotalTodayMorning", Long.toString(handedOutDaily.thisMorning()));
        table.put("msgGetTotalYesterdayMorning", Long.toString(handedOutDaily.yesterdayMorning()));
        return table;
    }
}
