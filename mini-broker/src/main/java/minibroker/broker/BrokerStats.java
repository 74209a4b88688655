package minibroker.broker;

import minibroker.protocol.BrokerRuntimeInfo;
import minibroker.store.StoreStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts the messages that went into the store and came out of it since the broker's start, and reports the numbers to
 * administrators.
 *
 * <p>It keeps a few numbers for the whole broker, and of each topic and group its {@link Traffic}.
 *
 * <p>Any thread may count. RocketMQ: {@code BrokerStatsManager}.
 */
final class BrokerStats {
    private final Clock clock;
    private final Instant startedAt;
    private final Counter put = new Counter();
    private final Counter refused = new Counter();
    private final Counter handedOut = new Counter();
    private final Counter readsThatFound = new Counter();
    private final Counter readsThatMissed = new Counter();
    private final Traffic traffic;

    BrokerStats(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
        this.traffic = new Traffic(clock);
        tick();
    }

    /** A message was put into the store. */
    void put() {
        put.add(1);
    }

    /** A client's messages were taken, whether they can be read at once or wait for their time. */
    void taken(String topic, int messages) {
        traffic.put(topic, messages);
    }

    /** A put failed. */
    void refused() {
        refused.add(1);
    }

    /** A consumer read a queue and got this many messages. What the broker reads for itself is not counted. */
    void read(String topic, String group, int messages) {
        traffic.handedOut(topic, group, messages);
        handedOut.add(messages);
        (messages == 0 ? readsThatMissed : readsThatFound).add(1);
    }

    Traffic traffic() {
        return traffic;
    }

    /** To be called once a second. */
    void tick() {
        Instant now = clock.instant();
        List.of(put, handedOut, readsThatFound, readsThatMissed).forEach(counter -> counter.tick(now));
    }

    /**
     * The broker's figures for administrators.
     *
     * @param waiting what this does not count
     */
    BrokerRuntimeInfo runtimeInfo(StoreStatus store, BrokerRuntimeInfo.Waiting waiting) {
        return new BrokerRuntimeInfo(
                startedAt,
                Duration.between(startedAt, clock.instant()),
                put.growth(),
                refused.total(),
                handedOut.growth(),
                readsThatFound.perSecond(),
                readsThatMissed.perSecond(),
                new BrokerRuntimeInfo.Log(
                        store.minOffset(),
                        store.maxOffset(),
                        store.undispatchedBytes(),
                        store.earliestTimestamp(),
                        store.diskUse()),
                waiting);
    }
}
