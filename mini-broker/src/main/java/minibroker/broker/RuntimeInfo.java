package minibroker.broker;

import minibroker.store.MessageStore;
import minibroker.store.StoreStatus;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the broker says of itself to administrators, as a table of texts.
 *
 * <p>Everything in it was counted or measured. RocketMQ's table has more rows; one whose number this broker does not
 * have, such as the time for which the page cache was locked, is left out and not filled with a zero.
 *
 * <p>Any thread may call. RocketMQ: {@code AdminBrokerProcessor.prepareRuntimeInfo}.
 */
final class RuntimeInfo {
    private final BrokerStats stats;
    private final MessageStore store;
    private final Clock clock;
    private final long startedAt;

    RuntimeInfo(BrokerStats stats, MessageStore store, Clock clock) {
        this.stats = stats;
        this.store = store;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    Map<String, String> table() {
        Map<String, String> table = new TreeMap<>(stats.table());
        table.put("brokerActive", "true");
        table.put("brokerVersionDesc", "V5_5_0");
        table.put("bootTimestamp", Long.toString(startedAt));
        table.put("runtime", spelledOut(Duration.ofMillis(clock.millis() - startedAt)));
        StoreStatus status = store.status();
        table.put("commitLogMinOffset", Long.toString(status.minOffset()));
        table.put("commitLogMaxOffset", Long.toString(status.maxOffset()));
        table.put("dispatchBehindBytes", Long.toString(status.undispatchedBytes()));
        status.earliestTimestamp().ifPresent(time -> table.put("earliestMessageTimeStamp", Long.toString(time)));
        status.diskUse().ifPresent(share -> table.put("commitLogDiskRatio", String.format(Locale.ROOT, "%.4f", share)));
        return table;
    }

    private static String spelledOut(Duration time) {
        return "[ %d days, %d hours, %d minutes, %d seconds ]"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }
}
