package minibroker.broker;

import minibroker.protocol.TopicConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The topics that a broker has from its start. RocketMQ: {@code TopicConfigManager} and {@code TopicValidator}. */
final class SystemTopics {
    /** The topic after whose model others are made. */
    static final String MODEL = "TBW102";

    private static final int MODEL_QUEUES = 8;
    private static final int READ_WRITE = TopicConfig.READ | TopicConfig.WRITE;
    private static final int ALL = READ_WRITE | TopicConfig.INHERIT;

    private static final Set<String> NAMES = Set.of(
            MODEL,
            "SCHEDULE_TOPIC_XXXX",
            "BenchmarkTest",
            "RMQ_SYS_TRANS_HALF_TOPIC",
            "RMQ_SYS_TRACE_TOPIC",
            "RMQ_SYS_TRANS_OP_HALF_TOPIC",
            "TRANS_CHECK_MAX_TIME_TOPIC",
            "SELF_TEST_TOPIC",
            "OFFSET_MOVED_EVENT",
            "RMQ_SYS_ROCKSDB_TRANS_HALF_TOPIC",
            "RMQ_SYS_ROCKSDB_TRANS_OP_HALF_TOPIC");

    private SystemTopics() {}

    /** Whether administrators must leave this topic alone. */
    static boolean contains(String topic) {
        return NAMES.contains(topic) || topic.startsWith("rmq_sys_");
    }

    /** @param model whether topics may be made by sending to them */
    static List<TopicConfig> all(String clusterName, String brokerName, boolean model) {
        List<TopicConfig> topics = new ArrayList<>();
        if (model) {
            topics.add(topic(MODEL, MODEL_QUEUES, ALL));
        }
        topics.add(topic(clusterName, 16, ALL));
        topics.add(topic(brokerName, 1, ALL));
        topics.add(topic("SELF_TEST_TOPIC", 1, READ_WRITE));
        topics.add(topic("BenchmarkTest", 1024, READ_WRITE));
        topics.add(topic("OFFSET_MOVED_EVENT", 1, READ_WRITE));
        topics.add(topic("SCHEDULE_TOPIC_XXXX", 18, READ_WRITE));
        topics.add(topic("RMQ_SYS_TRANS_HALF_TOPIC", 1, READ_WRITE));
        topics.add(topic("RMQ_SYS_TRANS_OP_HALF_TOPIC", 1, READ_WRITE));
        topics.add(topic("rmq_sys_wheel_timer", 1, READ_WRITE));
        topics.add(topic(clusterName + "_REPLY_TOPIC", 1, READ_WRITE));
        return topics;
    }

    private static TopicConfig topic(String name, int queues, int permission) {
        return new TopicConfig(name, queues, queues, permission);
    }
}
