package programs.bulk;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import programs.batches.BatchClients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 10,000 events, each in a request of its own, and then a hundred in each request. What do they take?
 *
 * <p>Argument: how many events, 10,000 if it is not said; a multiple of 100.
 */
public final class OneByOne {
    private static final int EVENTS = 10_000;
    private static final int TOGETHER = 100;
    private static final int BODY_BYTES = 100;

    private OneByOne() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : EVENTS;
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("one-by-one-" + run);
        producer.start();
        try {
            String topic = "Events-" + run;
            List<Message> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(BatchClients.event(topic, "e" + i, BODY_BYTES));
            }
            List<Message> toWarmUp = events.subList(0, count / 5 / TOGETHER * TOGETHER);
            send(producer, toWarmUp, 1);
            send(producer, toWarmUp, TOGETHER);
            System.out.println("events  requests  seconds  events a second");
            tell(count, count, send(producer, events, 1));
            tell(count, count / TOGETHER, send(producer, events, TOGETHER));
        } finally {
            producer.shutdown();
        }
        System.exit(0); // a client takes its time to say good-bye
    }

    private static double send(DefaultMQProducer producer, List<Message> events, int together) throws Exception {
        long begin = System.nanoTime();
        for (int from = 0; from < events.size(); from += together) {
            if (together == 1) {
                producer.send(events.get(from));
            } else {
                producer.send(events.subList(from, from + together));
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void tell(int events, int requests, double seconds) {
        System.out.printf(Locale.ROOT, "%6s  %8s  %7.2f  %,15.0f%n", events, requests, seconds, events / seconds);
    }
}
