package bench;

import bench.load.Workload;

import java.io.IOException;
import java.util.Set;

/** What is measured. */
enum Subject {
    /** Ours. */
    MINI_BROKER("mini-broker"),
    /** Apache's. */
    ROCKETMQ("RocketMQ"),
    /** A server that only says SEND_OK: what client and network leave room for. */
    ANSWER_ONLY("answer only");

    private static final Set<Workload> ANSWERS = Set.of(Workload.SYNC, Workload.SYNC_8, Workload.ASYNC, Workload.BATCH);

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it can be measured with that. */
    boolean canDo(Workload workload) {
        return this != ANSWER_ONLY || ANSWERS.contains(workload);
    }

    /** Starts it, and returns when it has acknowledged a message. */
    RunningBroker start(BrokerOptions options) throws IOException {
        return switch (this) {
            case MINI_BROKER -> BrokerJvm.miniBroker(options);
            case ROCKETMQ -> RocketMqBroker.start(options);
            case ANSWER_ONLY -> BrokerJvm.answerOnly(options);
        };
    }
}
