package crosscheck.scenario;

import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RemotingSerializable;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.body.LockBatchRequestBody;
import org.apache.rocketmq.remoting.protocol.body.LockBatchResponseBody;
import org.apache.rocketmq.remoting.protocol.body.UnlockBatchRequestBody;
import rawclient.RawClient;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for locks of queues, as clients do that keep the order, and gives them free. */
final class OrderedLocks {
    private OrderedLocks() {}

    /** @return the numbers of the queues that the client gets */
    static List<Integer> lock(RawClient raw, String broker, String group, String client, Set<MessageQueue> queues) {
        LockBatchRequestBody body = new LockBatchRequestBody();
        body.setClientId(client);
        body.setConsumerGroup(group);
        body.setMqSet(queues);
        RemotingCommand answer = raw.call(broker, RequestCode.LOCK_BATCH_MQ, Map.of(), body.encode());
        return RemotingSerializable.decode(answer.getBody(), LockBatchResponseBody.class).getLockOKMQSet().stream()
                .map(MessageQueue::getQueueId)
                .sorted()
                .toList();
    }

    static void unlock(RawClient raw, String broker, String group, String client, Set<MessageQueue> queues) {
        UnlockBatchRequestBody body = new UnlockBatchRequestBody();
        body.setClientId(client);
        body.setConsumerGroup(group);
        body.setMqSet(queues);
        raw.call(broker, RequestCode.UNLOCK_BATCH_MQ, Map.of(), body.encode());
    }
}
