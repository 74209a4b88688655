package programs.bulk;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import programs.batches.BatchClients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 10,000 events, each in a request of its own, and then a hundred in each request. What do they take? */
public final class OneByOne {
    private static final int EVENTS = 10_000;
    private static final int TOGETHER = 100;
    private static final int BODY_BYTES = 100;
    private static final int WARM_UP = 2_000;

    private OneByOne() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        String run = BatchClients.run();
        DefaultMQProducer producer = BatchClients.producer("one-by-one-" + run);
        producer.start();
        try {
            String topic = "Events-" + run;
            List<Message> events = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                events.add(BatchClients.event(topic, "e" + i, BODY_BYTES));
            }
            send(producer, events.subList(0, WARM_UP), 1);
            send(producer, events.subList(0, WARM_UP), TOGETHER);
            System.out.println("events  requests  seconds  events a second");
            tell(EVENTS, send(producer, events, 1));
            tell(EVENTS / TOGETHER, send(producer, events, TOGETHER));
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

    private static void tell(int requests, double seconds) {
        System.out.printf(Locale.ROOT, "%6s  %8s  %7.2f  %,15.0f%n", EVENTS, requests, seconds, EVENTS / seconds);
    }
}
