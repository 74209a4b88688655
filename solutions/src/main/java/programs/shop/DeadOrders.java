package programs.shop;

import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the dead letters of a group, as they come. One thread uses it. */
@SuppressWarnings("deprecation") // the newer lite consumer would join a group and commit
final class DeadOrders implements AutoCloseable {
    private static final int AT_MOST = 32;

    private final DefaultMQPullConsumer consumer;
    private final String topic;
    private final Map<MessageQueue, Long> next = new HashMap<>();
    private final List<ShopOrder> found = new ArrayList<>();

    DeadOrders(ShopTopics topics) throws MQClientException {
        consumer = new DefaultMQPullConsumer(topics.group("undertaker"));
        consumer.setMqClientApiTimeout(10_000);
        topic = "%DLQ%" + topics.group(ShopService.BILLING);
        consumer.start();
    }

    /** All letters so far, one for each time. */
    List<ShopOrder> all() throws InterruptedException {
        try {
            for (MessageQueue queue : consumer.fetchSubscribeMessageQueues(topic)) {
                read(queue);
            }
        } catch (MQClientException | RemotingException | MQBrokerException notYet) {
            // There is no such topic before the first letter. Whoever asks asks again.
        }
        return List.copyOf(found);
    }

    private void read(MessageQueue queue)
            throws MQClientException, RemotingException, MQBrokerException, InterruptedException {
        PullResult result;
        do {
            result = consumer.pull(queue, "*", next.getOrDefault(queue, 0L), AT_MOST);
            if (result.getPullStatus() == PullStatus.FOUND) {
                result.getMsgFoundList().forEach(message -> found.add(ShopOrder.of(message.getKeys())));
            }
            next.put(queue, result.getNextBeginOffset());
        } while (result.getPullStatus() == PullStatus.FOUND);
    }

    @Override
    public void close() {
        consumer.shutdown();
    }
}
