package faults;

import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import rawclient.NoAnswer;
import rawclient.RawClient;
import rawclient.RequestFields;

import java.util.Map;

/** Makes topics, as an administrator does. Without state: any thread may call. */
final class Topics {
    private Topics() {}

    private static final int TRIES = 5;

    /** Makes topics with a number of queues each. A broker that does not answer is asked again: twice does no harm. */
    static void make(String broker, Map<String, Integer> queuesByTopic) {
        try (RawClient admin = new RawClient()) {
            queuesByTopic.forEach((topic, queues) -> {
                RemotingCommand answer = make(admin, broker, topic, queues);
                if (answer.getCode() != 0) {
                    throw new PromiseBroken("Topic %s cannot be made: %s".formatted(topic, answer.getRemark()));
                }
            });
        }
    }

    private static RemotingCommand make(RawClient admin, String broker, String topic, int queues) {
        for (int tries = 1; ; tries++) {
            try {
                return admin.call(broker, RequestCode.UPDATE_AND_CREATE_TOPIC, RequestFields.ofTopic(topic, queues));
            } catch (NoAnswer e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
