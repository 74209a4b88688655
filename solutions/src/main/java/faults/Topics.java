package faults;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.RawClient;

import java.util.Map;

/** Makes topics, as an administrator does. Without state: any thread may call. */
final class Topics {
    private Topics() {}

    /** Makes topics with so many queues each. */
    static void make(String broker, Map<String, Integer> queuesByTopic) {
        try (RawClient admin = new RawClient()) {
            queuesByTopic.forEach((topic, queues) -> {
                RemotingCommand answer = admin.call(broker, RequestCode.UPDATE_AND_CREATE_TOPIC, fields(topic, queues));
                if (answer.getCode() != 0) {
                    throw new PromiseBroken("Topic %s cannot be made: %s".formatted(topic, answer.getRemark()));
                }
            });
        }
    }

    private static Map<String, String> fields(String topic, int queues) {
        return Map.of(
                "topic", topic,
                "defaultTopic", "TBW102",
                "readQueueNums", Integer.toString(queues),
                "writeQueueNums", Integer.toString(queues),
                "perm", "6",
                "topicFilterType", "SINGLE_TAG",
                "topicSysFlag", "0",
                "order", "false");
    }
}
