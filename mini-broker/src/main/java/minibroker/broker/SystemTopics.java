package minibroker.broker;

import minibroker.message.ReservedTopics;
import minibroker.protocol.TopicConfig;

import java.util.ArrayList;
import java.util.List;

/** The topics that a broker has from its start. RocketMQ: {@code TopicConfigManager}. */
final class SystemTopics {
    private static final int MODEL_QUEUES = 8;
    private static final int READ_WRITE = TopicConfig.READ | TopicConfig.WRITE;
    private static final int ALL = READ_WRITE | TopicConfig.INHERIT;

    private SystemTopics() {}

    /** @param model whether topics may be made by sending to them */
    static List<TopicConfig> all(String clusterName, String brokerName, boolean model) {
        List<TopicConfig> topics = new ArrayList<>();
        if (model) {
            topics.add(topic(ReservedTopics.MODEL, MODEL_QUEUES, ALL));
        }
        topics.add(topic(clusterName, 16, ALL));
        topics.add(topic(brokerName, 1, ALL));
        topics.add(topic(ReservedTopics.SELF_TEST, 1, READ_WRITE));
        topics.add(topic(ReservedTopics.BENCHMARK, 1024, READ_WRITE));
        topics.add(topic(ReservedTopics.OFFSET_MOVED, 1, READ_WRITE));
        topics.add(topic(ReservedTopics.SCHEDULE, 18, READ_WRITE));
        topics.add(topic(ReservedTopics.HALF, 1, READ_WRITE));
        topics.add(topic(ReservedTopics.HALF_OPERATIONS, 1, READ_WRITE));
        topics.add(topic(ReservedTopics.TIMER, 1, READ_WRITE));
        topics.add(topic(ReservedTopics.replies(clusterName), 1, READ_WRITE));
        return topics;
    }

    private static TopicConfig topic(String name, int queues, int permission) {
        return new TopicConfig(name, queues, queues, permission);
    }
}
