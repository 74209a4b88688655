package minibroker.broker;

import minibroker.protocol.StatsResponse;
import minibroker.protocol.ViewStatsRequest;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages of each topic were put lately, and how many each group was given.
 *
 * <p>Topics and groups are made by clients, so there is a limit to how many are counted; those that were silent for a
 * day make room for others.
 *
 * <p>Any thread may call any method. RocketMQ: {@code BrokerStatsManager}.
 */
final class Traffic {
    /** The most that are counted. */
    static final int MOST = 20_000;

    private final Clock clock;
    private final Map<ViewStatsRequest, RecentCount> counts = new ConcurrentHashMap<>();

    Traffic(Clock clock) {
        this.clock = clock;
    }

    /** Messages of a topic were put. */
    void put(String topic, int messages) {
        add(new ViewStatsRequest(ViewStatsRequest.TOPIC_PUT_NUMS, topic), messages);
    }

    /** A group was given messages of a topic. */
    void handedOut(String topic, String group, int messages) {
        if (messages > 0) {
            add(new ViewStatsRequest(ViewStatsRequest.GROUP_GET_NUMS, topic + "@" + group), messages);
        }
    }

    private void add(ViewStatsRequest key, int count) {
        long now = clock.millis();
        RecentCount known = counts.get(key);
        if (known == null && counts.size() >= MOST) {
            counts.values().removeIf(each -> each.isSilent(now));
        }
        if (known != null || counts.size() < MOST) {
            counts.computeIfAbsent(key, any -> new RecentCount(now)).add(count, now);
        }
    }

    /** What was counted lately; empty if nothing was. */
    Optional<StatsResponse> find(ViewStatsRequest wanted) {
        return Optional.ofNullable(counts.get(wanted)).map(count -> count.stats(clock.millis()));
    }
}
