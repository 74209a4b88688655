package crosscheck.scenario;

import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what a push consumer hands over, in the order of the calls. Any thread may call. */
final class Received implements MessageListenerConcurrently {

    private final List<MessageExt> messages = new ArrayList<>();

    @Override
    public synchronized ConsumeConcurrentlyStatus consumeMessage(
            List<MessageExt> handedOver, ConsumeConcurrentlyContext context) {
        messages.addAll(handedOver);
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    void await(int count, Duration bound) {
        Await.within(bound, () -> count() >= count);
    }

    synchronized void forget() {
        messages.clear();
    }

    synchronized int count() {
        return messages.size();
    }

    synchronized long distinct() {
        return messages.stream().map(MessageExt::getMsgId).distinct().count();
    }

    /** By queue, in the order in which they came; long runs as {@code 0..9}. */
    synchronized String offsetsByQueue() {
        return byQueue(messages.stream());
    }

    /** By queue, whatever the order in which they came: several threads have none. */
    synchronized String sortedOffsetsByQueue() {
        return byQueue(messages.stream().sorted(Comparator.comparingLong(MessageExt::getQueueOffset)));
    }

    private static String byQueue(Stream<MessageExt> messages) {
        return messages.collect(Collectors.groupingBy(
                        MessageExt::getQueueId,
                        TreeMap::new,
                        Collectors.mapping(
                                MessageExt::getQueueOffset,
                                Collectors.collectingAndThen(Collectors.toList(), Received::runs))))
                .toString();
    }

    private static String runs(List<Long> offsets) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= offsets.size(); i++) {
            if (i == offsets.size() || offsets.get(i) != offsets.get(i - 1) + 1) {
                runs.add(
                        start == i - 1
                                ? offsets.get(start).toString()
                                : offsets.get(start) + ".." + offsets.get(i - 1));
                start = i;
            }
        }
        return String.join(" ", runs);
    }
}
