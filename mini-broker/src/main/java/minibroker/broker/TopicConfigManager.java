package minibroker.broker;

import minibroker.protocol.TopicConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The topics of this broker.
 *
 * <p>A topic that nobody made is made by the first send to it, after the model of another topic that allows it: {@code
 * TBW102}, which a broker has as long as that is wanted. The name server is told before the send is answered.
 *
 * <p>Any thread may call any method.
 */
final class TopicConfigManager {
    private final Map<String, TopicConfig> topics = new ConcurrentSkipListMap<>();
    private final Runnable onChange;

    /** @param onChange called after each change */
    TopicConfigManager(List<TopicConfig> system, Runnable onChange) {
        system.forEach(topic -> topics.put(topic.name(), topic));
        this.onChange = onChange;
    }

    Optional<TopicConfig> find(String topic) {
        return Optional.ofNullable(topics.get(topic));
    }

    List<TopicConfig> all() {
        return List.copyOf(topics.values());
    }

    /**
     * Finds a topic, or makes it after a model with at most the model's number of queues.
     *
     * @return nothing if the topic is missing and the model is, too, or does not allow it
     */
    Optional<TopicConfig> findOrCreate(String topic, String model, int queues) {
        Optional<TopicConfig> known = find(topic);
        if (known.isPresent()) {
            return known;
        }
        return find(model).filter(TopicConfig::mayInherit).map(parent -> {
            int count = Math.max(0, Math.min(queues, parent.writeQueues()));
            TopicConfig made = new TopicConfig(topic, count, count, parent.permission() & ~TopicConfig.INHERIT);
            put(made);
            return made;
        });
    }

    /** Makes or changes a topic. */
    void put(TopicConfig topic) {
        if (!topic.equals(topics.put(topic.name(), topic))) {
            onChange.run();
        }
    }

    void remove(String topic) {
        if (topics.remove(topic) != null) {
            onChange.run();
        }
    }
}
