package minibroker.message;

import java.util.Set;

/**
 * The names of topics that have a meaning of their own: the broker's topics, and those that belong to a group.
 *
 * <p>Without state: any thread may call. RocketMQ: {@code TopicValidator}, and {@code KeyBuilder} for the topics of
 * groups.
 */
public final class ReservedTopics {
    /** The topic after whose model others are made. */
    public static final String MODEL = "TBW102";

    /** Where messages wait for a delay level, one queue for each level. */
    public static final String SCHEDULE = "SCHEDULE_TOPIC_XXXX";

    /** Where messages wait for a certain time. */
    public static final String TIMER = "rmq_sys_wheel_timer";

    public static final String HALF = "RMQ_SYS_TRANS_HALF_TOPIC";
    public static final String HALF_OPERATIONS = "RMQ_SYS_TRANS_OP_HALF_TOPIC";
    public static final String SELF_TEST = "SELF_TEST_TOPIC";
    public static final String OFFSET_MOVED = "OFFSET_MOVED_EVENT";
    public static final String BENCHMARK = "BenchmarkTest";

    /** The broker's own topics that producers must not send to. */
    public static final Set<String> CLOSED_TO_PRODUCERS = Set.of(
            SCHEDULE,
            TIMER,
            HALF,
            HALF_OPERATIONS,
            "RMQ_SYS_ROCKSDB_TRANS_HALF_TOPIC",
            "RMQ_SYS_ROCKSDB_TRANS_OP_HALF_TOPIC",
            "TRANS_CHECK_MAX_TIME_TOPIC",
            SELF_TEST,
            OFFSET_MOVED);

    private static final Set<String> OPEN_TO_PRODUCERS = Set.of(MODEL, BENCHMARK, "RMQ_SYS_TRACE_TOPIC");
    private static final String BROKERS_OWN = "rmq_sys_";

    private static final String RETRY = "%RETRY%";
    private static final String DEAD_LETTER = "%DLQ%";

    private ReservedTopics() {}

    /** Whether a topic is the broker's own, so that administrators must leave it alone. */
    public static boolean isBrokersOwn(String topic) {
        return CLOSED_TO_PRODUCERS.contains(topic)
                || OPEN_TO_PRODUCERS.contains(topic)
                || topic.startsWith(BROKERS_OWN);
    }

    /** The topic in which a cluster's clients get the answers to the messages that ask for one. */
    public static String replies(String clusterName) {
        return clusterName + "_REPLY_TOPIC";
    }

    /** The topic from which a group's consumers get the messages again that they failed on. */
    public static String retry(String group) {
        return RETRY + group;
    }

    public static boolean isRetry(String topic) {
        return topic.startsWith(RETRY);
    }

    /** The group that a retry topic belongs to. */
    public static String groupOfRetry(String topic) {
        return topic.substring(RETRY.length());
    }

    /** The topic of the messages that a group has given up. */
    public static String deadLetters(String group) {
        return DEAD_LETTER + group;
    }

    public static boolean isDeadLetters(String topic) {
        return topic.startsWith(DEAD_LETTER);
    }

    /** The group that a topic of dead letters belongs to. */
    public static String groupOfDeadLetters(String topic) {
        return topic.substring(DEAD_LETTER.length());
    }
}
