package crosscheck.scenario;

import crosscheck.Stage;
import process.Await;
import rawclient.Answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
        for (int queue = 0; queue < queues; queue++) {
            offsets.add(Answers.field(OffsetAnswers.ofGroup(stage, group, topic, queue), "offset"));
        }
        return offsets;
    }
}
