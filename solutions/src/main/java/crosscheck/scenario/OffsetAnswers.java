package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.Answers;

import java.util.Map;

/** What the broker answers to questions about offsets. */
final class OffsetAnswers {
    private OffsetAnswers() {}

    /** @param boundary {@code LOWER} or {@code UPPER}: first or last message of the moment */
    static String byTime(Stage stage, String topic, int queue, long time, String boundary) {
        Map<String, String> fields = Map.of(
                "topic",
                topic,
                "queueId",
                Integer.toString(queue),
                "timestamp",
                Long.toString(time),
                "boundaryType",
                boundary);
        return Answers.field(
                stage.raw().call(stage.broker(), RequestCode.SEARCH_OFFSET_BY_TIMESTAMP, fields), "offset");
    }

    /** How far a group has come in a queue, if the broker has that. */
    static RemotingCommand ofGroup(Stage stage, String group, String topic, int queue) {
        Map<String, String> fields = Map.of(
                "consumerGroup",
                group,
                "topic",
                topic,
                "queueId",
                Integer.toString(queue),
                "setZeroIfNotFound",
                "false");
        return stage.raw().call(stage.broker(), RequestCode.QUERY_CONSUMER_OFFSET, fields);
    }
}
