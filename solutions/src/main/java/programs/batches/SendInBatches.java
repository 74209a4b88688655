package programs.batches;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits 3,000 events of many sizes into batches of 64 KiB, sends them to one queue, and reads the queue: is everything
 * there, in order, without a gap? Then it tries what a batch can't be.
 */
public final class SendInBatches {
    private static final int EVENTS = 3_000;
    private static final int LIMIT = 64 * 1024;
    private static final int LARGE = 3 << 20;

    private SendInBatches() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("in-batches-" + run);
        producer.start();
        boolean right;
        try {
            String topic = "Events-" + run;
            MessageQueue queue = BatchClients.firstQueue(producer, topic);
            right = isSentInOrder(producer, queue);
            System.out.println("what a batch can't be:");
            tryOut(producer, queue, "two topics", event(queue, "a"), BatchClients.event("Bills-" + run, "b", 1));
            Message later = event(queue, "later");
            later.setDelayTimeLevel(1);
            tryOut(producer, queue, "one with a delay", event(queue, "a"), later);
            Message timed = event(queue, "timed");
            timed.setDelayTimeSec(5);
            tryOut(producer, queue, "one with a timer", event(queue, "a"), timed);
            Message hasty = event(queue, "hasty");
            hasty.setWaitStoreMsgOK(false);
            tryOut(producer, queue, "one that doesn't wait for the disk", event(queue, "a"), hasty);
            tryOut(producer, queue, "an empty body", event(queue, "a"), new Message(topic, new byte[0]));
            tryOut(producer, queue, "6 MiB", new Message(topic, new byte[LARGE]), new Message(topic, new byte[LARGE]));
        } finally {
            producer.shutdown();
        }
        System.exit(right ? 0 : 1); // a client takes its time to say good-bye
    }

    private static Message event(MessageQueue queue, String key) {
        return BatchClients.event(queue.getTopic(), key, 1);
    }

    private static boolean isSentInOrder(DefaultMQProducer producer, MessageQueue queue) throws Exception {
        List<Message> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Message event = BatchClients.event(queue.getTopic(), "e" + i, 10 + i * 7919 % 1_500);
            event.putUserProperty("city", i % 3 == 0 ? "東京" : "Bern");
            events.add(event);
        }
        List<List<Message>> batches = new BatchSplitter(LIMIT).split(events);
        System.out.printf("%s events in %s batches of at most %s bytes%n", events.size(), batches.size(), LIMIT);
        long next = 0;
        boolean gapless = true;
        for (List<Message> batch : batches) {
            SendResult result = producer.send(batch, queue);
            gapless &= result.getQueueOffset() == next;
            next = result.getQueueOffset() + batch.size();
        }
        List<String> read = BatchClients.all(null, queue, events.size()).stream()
                .map(MessageExt::getKeys)
                .toList();
        boolean inOrder = read.equals(events.stream().map(Message::getKeys).toList());
        System.out.printf(
                "each batch begins where the one before ends: %s; %s read, all of them, in order: %s%n",
                gapless ? "yes" : "no", read.size(), inOrder ? "yes" : "no");
        return gapless && inOrder;
    }

    private static void tryOut(DefaultMQProducer producer, MessageQueue queue, String what, Message... messages)
            throws Exception {
        String answer;
        try {
            answer = producer.send(List.of(messages), queue).getSendStatus().toString();
        } catch (MQClientException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            answer = "the client refuses: " + firstLine(why);
        } catch (MQBrokerException e) {
            answer = "the broker refuses, code " + e.getResponseCode();
        }
        System.out.printf("  %-35s %s%n", what, answer);
    }

    private static String firstLine(Throwable why) {
        String text = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return text.replaceFirst("^CODE: (\\d+) +DESC: ", "code $1, ");
    }
}
