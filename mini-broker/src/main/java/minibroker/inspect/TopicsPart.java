package minibroker.inspect;

import minibroker.inspect.BrokerInside.GroupMark;
import minibroker.message.MessageQueue;
import minibroker.protocol.TopicConfig;
import minibroker.store.QueueEnds;
import minibroker.store.StoreInside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics with their queues, and how far groups are in these: those of users first, of these the ones with the
 * newest messages.
 *
 * <p>One thread uses it.
 */
final class TopicsPart {
    static final int MOST_TOPICS = 100;
    static final int MOST_QUEUES = 16;
    static final int MOST_GROUPS = 16;

    /** The most marks of groups in all queues together. */
    static final int MOST_MARKS = 2_000;

    private final BrokerInside broker;
    private final StoreInside store;
    private final Some<Topic> topics;

    /** The queues that are shown, by topic. */
    private final Map<Topic, List<QueueEnds>> queues = new HashMap<>();

    private Map<MessageQueue, List<GroupMark>> marks = Map.of();
    private int marksLeft = MOST_MARKS;

    /**
     * A topic.
     *
     * @param queues how many it has
     * @param newest where its newest message begins in the log; -1 if there is none
     */
    private record Topic(String name, TopicKind kind, int queues, long newest) {}

    TopicsPart(BrokerInside broker, StoreInside store) {
        this.broker = broker;
        this.store = store;
        this.topics = Some.first(
                all(),
                MOST_TOPICS,
                Comparator.comparingInt((Topic topic) -> topic.kind.rank)
                        .thenComparing(Topic::newest, Comparator.reverseOrder())
                        .thenComparing(Topic::name));
        for (Topic topic : topics.shown()) {
            List<QueueEnds> shown = new ArrayList<>();
            for (int id = 0; id < Math.min(topic.queues, MOST_QUEUES); id++) {
                shown.add(store.queue(new MessageQueue(topic.name, id)));
            }
            queues.put(topic, shown);
        }
    }

    private List<Topic> all() {
        Map<String, Long> newest = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (TopicConfig topic : broker.topics()) {
            count.put(topic.name(), Math.max(topic.readQueues(), topic.writeQueues()));
        }
        for (QueueEnds queue : store.queues()) {
            newest.merge(queue.queue().topic(), queue.newest().orElse(-1), Math::max);
            count.merge(queue.queue().topic(), queue.queue().queueId() + 1, Math::max);
        }
        Set<String> system = broker.systemTopics();
        List<Topic> all = new ArrayList<>(count.size());
        count.forEach((name, queues) ->
                all.add(new Topic(name, TopicKind.of(name, system), queues, newest.getOrDefault(name, -1L))));
        return all;
    }

    /** Looks how far groups are in the queues that are shown; without this, nobody is anywhere. */
    void lookAtGroups() {
        Set<MessageQueue> shown = new HashSet<>();
        queues.values().forEach(all -> all.forEach(queue -> shown.add(queue.queue())));
        marks = broker.marks(shown);
    }

    JsonMembers json() {
        marksLeft = MOST_MARKS;
        return new JsonMembers().with("topics", topics, "moreTopics", this::topic);
    }

    private JsonMembers topic(Topic topic) {
        List<QueueEnds> shown = queues.get(topic);
        return new JsonMembers()
                .with("topic", topic.name)
                .with("kind", topic.kind.text())
                .with("queues", new Some<>(shown, topic.queues - shown.size()), "moreQueues", this::queue);
    }

    private JsonMembers queue(QueueEnds queue) {
        List<GroupMark> all = marks.getOrDefault(queue.queue(), List.of());
        Some<GroupMark> some =
                Some.first(all, Math.min(MOST_GROUPS, marksLeft), Comparator.comparing(GroupMark::group));
        marksLeft -= some.shown().size();
        JsonMembers json = new JsonMembers()
                .with("id", queue.queue().queueId())
                .with("min", queue.min())
                .with("max", queue.max())
                .list("groups", some.shown(), TopicsPart::mark);
        return some.more() == 0 ? json : json.with("moreGroups", some.more());
    }

    private static JsonMembers mark(GroupMark mark) {
        return new JsonMembers()
                .with("group", mark.group())
                .with("committed", mark.committed())
                .with("pulled", mark.pulled());
    }
}
