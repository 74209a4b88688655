package minibroker.broker;

import minibroker.exercise.NotDoneYet;
import minibroker.protocol.ResponseCode;
import minibroker.protocol.TopicConfig;
import minibroker.remoting.RequestFailed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The topics of this broker.
 *
 * <p>A missing topic is made by the first send to it, with the settings of a model that allows it, usually {@code
 * TBW102}. The name server is told before the send is answered.
 *
 * <p>Any thread may call any method; one lock guards all changes.
 */
final class TopicConfigManager {
    /**
     * The most queues of all topics. Clients make topics by sending; each queue takes memory and, with a store on disk,
     * mapped files, of which a Linux process may have 65,530.
     */
    static final int MOST_QUEUES = 30_000;

    private final Map<String, TopicConfig> topics = new ConcurrentSkipListMap<>();
    private final Runnable onChange;

    /** @param onChange called after each change: saves the topics and tells the name server */
    TopicConfigManager(List<TopicConfig> system, Runnable onChange) {
        system.forEach(topic -> topics.put(topic.name(), topic));
        this.onChange = onChange;
    }

    Optional<TopicConfig> find(String topic) {
        return Optional.ofNullable(topics.get(topic));
    }

    /** @throws RequestFailed if there is no such topic */
    TopicConfig require(String topic) {
        return find(topic)
                .orElseThrow(() ->
                        new RequestFailed(ResponseCode.TOPIC_NOT_EXIST, "Topic %s does not exist".formatted(topic)));
    }

    List<TopicConfig> all() {
        return List.copyOf(topics.values());
    }

    /**
     * Finds a topic, or makes it after a model with at most the model's number of queues.
     *
     * @param queues how many the sender wants, to read and to write
     * @return empty if the topic is missing and can't be made: there is no model, or it does not allow it
     * @throws RequestFailed as {@link #put}
     */
    synchronized Optional<TopicConfig> findOrCreate(String topic, String model, int queues) {
        // tag::04-3[]
        throw new NotDoneYet("04-3");
        // end::04-3[]
    }

    /**
     * Makes or changes a topic.
     *
     * @throws RequestFailed if there would be too many queues
     */
    synchronized void put(TopicConfig topic) {
        refuseTooMany(topic);
        if (!topic.equals(topics.put(topic.name(), topic))) {
            onChange.run();
        }
    }

    private void refuseTooMany(TopicConfig topic) {
        TopicConfig before = topics.get(topic.name());
        if (before != null && room(topic) <= room(before)) {
            return;
        }
        int others = topics.values().stream()
                .filter(other -> !other.name().equals(topic.name()))
                .mapToInt(TopicConfigManager::room)
                .sum();
        if (others + room(topic) > MOST_QUEUES) {
            throw new RequestFailed(
                    ResponseCode.SYSTEM_ERROR,
                    ("Topic %s with %s queues is not made: this broker has %s queues already, at most %s are allowed."
                                    + " Delete topics that nobody needs")
                            .formatted(topic.name(), room(topic), others, MOST_QUEUES));
        }
    }

    /** How many queues a topic counts as; one without queues takes memory, too. */
    private static int room(TopicConfig topic) {
        return Math.max(1, Math.max(topic.readQueues(), topic.writeQueues()));
    }

    synchronized void remove(String topic) {
        if (topics.remove(topic) != null) {
            onChange.run();
        }
    }
}
