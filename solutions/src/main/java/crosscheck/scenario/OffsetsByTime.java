package crosscheck.scenario;

import crosscheck.Scenario;
import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import process.Await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * "Which message was it at noon?": the ends of moments that several messages share, and moments that nobody sent at.
 */
public final class OffsetsByTime implements Scenario {
    private static final Duration BOUND = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String lesson() {
        return "08";
    }

    @Override
    public String title() {
        return "offsets by time: first and last message of a moment, between moments, before and after all";
    }

    /** Three messages of one moment, one of a later moment, three of the next: a batch has one store timestamp. */
    @Override
    public void run(Stage stage) throws Exception {
        String broker = stage.broker();
        String topic = stage.emptyTopic("time");
        DefaultMQProducer producer = stage.producer("time-producer");
        List<Long> moments = new ArrayList<>();
        long offset = 0;
        for (int count : new int[] {3, 1, 3}) {
            MessageQueue queue = producer.fetchPublishMessageQueues(topic).stream()
                    .filter(each -> each.getQueueId() == 0)
                    .findFirst()
                    .orElseThrow();
            List<Message> batch = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                batch.add(new Message(topic, new byte[] {(byte) i}));
            }
            producer.send(batch, queue);
            long moment = new RawPull(stage, broker, topic).message(0, offset).getStoreTimestamp();
            moments.add(moment);
            offset += count;
            Await.within(BOUND, () -> System.currentTimeMillis() > moment + 20);
        }
        Map<String, Long> times = new LinkedHashMap<>();
        times.put("1970", 0L);
        for (int i = 0; i < moments.size(); i++) {
            times.put("just before moment " + i, moments.get(i) - 1);
            times.put("moment " + i, moments.get(i));
            times.put("just after moment " + i, moments.get(i) + 1);
        }
        times.put("in an hour", moments.get(2) + 3_600_000);
        for (String boundary : new String[] {"LOWER", "UPPER"}) {
            times.forEach((when, time) ->
                    stage.note(boundary + ", " + when, OffsetAnswers.byTime(stage, topic, 0, time, boundary)));
        }
    }
}
