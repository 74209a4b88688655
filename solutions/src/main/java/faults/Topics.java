package faults;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.util.Map;

/** Makes topics, as an administrator does. Without state: any thread may call. */
final class Topics {
    private Topics() {}

    /** Makes topics with a number of queues each. */
    static void make(String broker, Map<String, Integer> queuesByTopic) {
        try (RawClient admin = new RawClient()) {
            queuesByTopic.forEach((topic, queues) -> {
                RemotingCommand answer =
                        admin.call(broker, RequestCode.UPDATE_AND_CREATE_TOPIC, RequestFields.ofTopic(topic, queues));
                if (answer.getCode() != 0) {
                    throw new PromiseBroken("Topic %s cannot be made: %s".formatted(topic, answer.getRemark()));
                }
            });
        }
    }
}
