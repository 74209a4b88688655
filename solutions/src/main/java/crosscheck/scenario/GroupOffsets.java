package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How far a group has come in each queue of a topic, as the broker has it. */
final class GroupOffsets {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private GroupOffsets() {}

    /** The offsets once they are all as expected, or those of a minute later: they travel in one-way requests. */
    static List<String> await(Stage stage, String group, String topic, int queues, long expected) {
        List<String> all = Collections.nCopies(queues, Long.toString(expected));
        Await.within(BOUND, () -> now(stage, group, topic, queues).equals(all));
        return now(stage, group, topic, queues);
    }

    /** The offsets; the answer's code where the broker has none. */
    static List<String> now(Stage stage, String group, String topic, int queues) {
        List<String> offsets = new ArrayList<>();
        String broker = stage.broker();
        for (int queue = 0; queue < queues; queue++) {
            Map<String, String> where = Map.of(
                    "consumerGroup",
                    group,
                    "topic",
                    topic,
                    "queueId",
                    Integer.toString(queue),
                    "setZeroIfNotFound",
                    "false");
            offsets.add(Answers.field(stage.raw().call(broker, RequestCode.QUERY_CONSUMER_OFFSET, where), "offset"));
        }
        return offsets;
    }
}
