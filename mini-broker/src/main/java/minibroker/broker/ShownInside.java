package minibroker.broker;

import minibroker.inspect.BrokerInside;
import minibroker.inspect.Some;
import minibroker.message.MessageQueue;
import minibroker.protocol.HeartbeatData.ConsumerData;
import minibroker.protocol.SubscriptionGroupConfig;
import minibroker.protocol.TopicConfig;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows what the broker's parts hold to whoever looks inside. Each part is asked only then, and gives a copy.
 *
 * <p>Any thread may call.
 */
final class ShownInside implements BrokerInside {
    private static final MessageQueue NO_QUEUE = new MessageQueue("", 0);
    private static final String NO_GROUP = "";

    private final TopicConfigManager topics;
    private final Set<String> systemTopics;
    private final SubscriptionGroupManager groups;
    private final ConsumerManager consumers;
    private final ConsumerOffsetManager offsets;
    private final PullRequestHoldService holds;
    private final QueueLockManager locks;
    private final Clock clock;

    ShownInside(
            TopicConfigManager topics,
            Set<String> systemTopics,
            SubscriptionGroupManager groups,
            ConsumerManager consumers,
            ConsumerOffsetManager offsets,
            PullRequestHoldService holds,
            QueueLockManager locks,
            Clock clock) {
        this.topics = topics;
        this.systemTopics = systemTopics;
        this.groups = groups;
        this.consumers = consumers;
        this.offsets = offsets;
        this.holds = holds;
        this.locks = locks;
        this.clock = clock;
    }

    @Override
    public List<TopicConfig> topics() {
        return topics.all();
    }

    @Override
    public Set<String> systemTopics() {
        return systemTopics;
    }

    @Override
    public Map<MessageQueue, List<GroupMark>> marks(Set<MessageQueue> queues) {
        offsets.committed(NO_GROUP, NO_QUEUE); // says whether the exercise is written, also while there are no offsets
        Map<MessageQueue, List<GroupMark>> marks = new HashMap<>();
        for (String group : offsets.groups()) {
            for (MessageQueue queue : offsets.queuesOf(group)) {
                if (queues.contains(queue)) {
                    marks.computeIfAbsent(queue, any -> new ArrayList<>())
                            .add(new GroupMark(group, offsets.committed(group, queue), offsets.pulled(group, queue)));
                }
            }
        }
        return marks;
    }

    @Override
    public Some<GroupInside> groups(int most) {
        Set<String> withConsumers = consumers.groups();
        Set<String> all = new TreeSet<>(withConsumers);
        groups.all().stream().map(SubscriptionGroupConfig::name).forEach(all::add);
        List<String> ordered = all.stream()
                .sorted(Comparator.comparing((String group) -> !withConsumers.contains(group)))
                .toList();
        Some<String> some = Some.first(ordered, most);
        return new Some<>(some.shown().stream().map(this::group).toList(), some.more());
    }

    private GroupInside group(String name) {
        List<String> members = consumers.members(name).stream()
                .map(member -> member.client().clientId())
                .toList();
        return new GroupInside(
                name,
                members,
                consumers.group(name).filter(ConsumerData::broadcasts).isPresent());
    }

    @Override
    public Some<HeldInside> held(int most) {
        holds.release(NO_GROUP, NO_QUEUE); // says whether the exercise is written, also while nothing is held
        List<HeldPull> some = holds.some(most);
        long now = clock.millis();
        List<HeldInside> shown = some.stream()
                .map(pull -> new HeldInside(
                        pull.request().consumerGroup(), pull.queue(), pull.offset(), pull.deadline() - now))
                .toList();
        return new Some<>(shown, Math.max(0, holds.size() - shown.size()));
    }

    @Override
    public Some<LockInside> locks(int most) {
        locks.holdsAny(NO_GROUP); // says whether the exercise is written, also while nothing is locked
        List<QueueLockManager.Lock> some = locks.some(most);
        long now = clock.millis();
        List<LockInside> shown = some.stream()
                .map(lock -> new LockInside(
                        lock.group(),
                        lock.queue(),
                        lock.clientId(),
                        now - lock.renewedAt(),
                        QueueLockManager.EXPIRY.toMillis() - (now - lock.renewedAt())))
                .toList();
        return new Some<>(shown, Math.max(0, locks.size() - shown.size()));
    }
}
