package programs.batches;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

import java.util.ArrayList;
import java.util.List;

/** 1,000 events in one batch, of which three are bad: the others must be stored, once and in order. */
public final class SpoiltBatch {
    private static final int EVENTS = 1_000;
    private static final List<Integer> BAD = List.of(17, 500, 501);

    private int requests;
    private int stored;
    private final List<String> refused = new ArrayList<>();

    private SpoiltBatch() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        boolean right = new SpoiltBatch().isRight();
        System.exit(right ? 0 : 1); // a client takes its time to say good-bye
    }

    private boolean isRight() throws Exception {
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("spoilt-" + run);
        producer.start();
        try {
            MessageQueue queue = BatchClients.firstQueue(producer, "Events-" + run);
            List<Message> events = events(queue.getTopic());
            new BatchSender(batch -> send(producer, queue, batch), tally()).send(events);
            List<String> good = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                if (!BAD.contains(i)) {
                    good.add("e" + i);
                }
            }
            List<String> read = BatchClients.all(null, queue, good.size()).stream()
                    .map(MessageExt::getKeys)
                    .toList();
            System.out.printf("%s events, %s bad ones, %s requests%n", EVENTS, BAD.size(), requests);
            refused.forEach(line -> System.out.println("  " + line));
            System.out.printf(
                    "told as stored: %s; read from the queue: %s, the good ones, in order: %s%n",
                    stored, read.size(), read.equals(good) ? "yes" : "no");
            return read.equals(good) && stored == good.size() && refused.size() == BAD.size();
        } finally {
            producer.shutdown();
        }
    }

    private static List<Message> events(String topic) {
        List<Message> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(BatchClients.event(topic, "e" + i, 100));
        }
        events.get(BAD.get(0)).setBody(new byte[0]);
        events.get(BAD.get(1)).setDelayTimeLevel(3);
        events.get(BAD.get(2)).setDeliverTimeMs(System.currentTimeMillis() + 60_000);
        return events;
    }

    private void send(DefaultMQProducer producer, MessageQueue queue, List<Message> batch) throws Exception {
        requests++;
        producer.send(batch, queue);
    }

    private BatchSender.Tally tally() {
        return new BatchSender.Tally() {
            @Override
            public void stored(List<Message> messages) {
                stored += messages.size();
            }

            @Override
            public void refused(Message message, Exception why) {
                Throwable cause = why.getCause() == null ? why : why.getCause();
                refused.add("%s is refused: %s"
                        .formatted(
                                message.getKeys(),
                                String.valueOf(cause.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")));
            }
        };
    }
}
