package programs.sequence;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import process.Await;
import process.ForkedJvm;
import process.JvmCommand;
import programs.ordered.OrderQueues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A hundred orders of four steps, and three consumers a, b and c that share them; what was handled when. When c is to
 * be killed it is a JVM of its own.
 */
final class MeasuredRun {
    static final int ORDERS = 100;
    static final int ALL = ORDERS * StepHistory.STEPS.size();
    private static final int QUEUES = 6;
    private static final int BEFORE_THE_KILL = 20;
    /** For the consumers to share the queues, then for the steps. */
    static final Duration BOUND = Duration.ofSeconds(30);

    private static final Duration BETWEEN_SENDS = Duration.ofMillis(2);

    private final String nameServer;
    private final Measure measure;
    private final Duration patience;
    private final String topic;
    private final StepHistory history = new StepHistory();
    private final List<StepConsumer> consumers = new ArrayList<>();
    private volatile int queuesOfOther;
    private ForkedJvm other;

    /** @param patience how long to wait for the steps of a consumer that was killed */
    private MeasuredRun(String nameServer, Measure measure, Duration patience) {
        this.nameServer = nameServer;
        this.measure = measure;
        this.patience = patience;
        this.topic = "Steps-%s-%s".formatted(measure, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
    }

    /** @throws IllegalStateException if it does not begin, or does not come to its end */
    static StepHistory of(String nameServer, Measure measure, Duration patience) throws Exception {
        return new MeasuredRun(nameServer, measure, patience).run();
    }

    @SuppressWarnings("deprecation") // there is no other way to say how many queues a topic has
    private StepHistory run() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("shop-" + topic);
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        try {
            producer.createTopic("TBW102", topic, QUEUES, Map.of());
            begin();
            Thread killer = new Thread(this::killInTheMiddle, "killer");
            killer.start();
            send(producer);
            killer.join();
            Duration bound = measure.kills ? patience : BOUND;
            boolean isAll = Await.within(bound, () -> history.steps() == ALL);
            if (!isAll && !measure.kills) {
                throw new IllegalStateException("%s of %s steps are handled within %s s (%s)"
                        .formatted(history.steps(), ALL, BOUND.toSeconds(), measure.words));
            }
            return history;
        } finally {
            consumers.forEach(StepConsumer::close);
            producer.shutdown();
            if (other != null) {
                other.close();
            }
        }
    }

    private void begin() throws Exception {
        String group = "group-" + topic;
        if (measure.kills) {
            other = ForkedJvm.start(
                    JvmCommand.of(StepConsumer.class.getName())
                            .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m")
                            .arguments(nameServer, topic, group)
                            .errorsDropped(),
                    this::heard);
        }
        for (String name : measure.kills ? List.of("a", "b") : List.of("a", "b", "c")) {
            consumers.add(StepConsumer.start(
                    nameServer,
                    topic,
                    group,
                    measure.isOrderly,
                    (order, step) -> history.handled(order, step, "consumer " + name)));
        }
        if (!Await.within(BOUND, this::isShared)) {
            throw new IllegalStateException(
                    "the three consumers did not share the queues within %s s".formatted(BOUND.toSeconds()));
        }
    }

    private boolean isShared() {
        return consumers.stream().allMatch(consumer -> consumer.queues() == QUEUES / 3)
                && (!measure.kills || queuesOfOther == QUEUES / 3);
    }

    private void heard(String line) {
        if (line.startsWith(StepConsumer.QUEUES)) {
            queuesOfOther = Integer.parseInt(line.substring(StepConsumer.QUEUES.length()));
        } else if (line.startsWith(StepConsumer.HANDLED)) {
            String[] words = line.split(" ");
            history.handled(Integer.parseInt(words[1]), Integer.parseInt(words[2]), "consumer c");
        }
    }

    private void killInTheMiddle() {
        if (measure.kills) {
            Await.within(BOUND, () -> history.handledBy("consumer c") >= BEFORE_THE_KILL);
            other.kill();
        }
    }

    /** One order begins, the one before it is paid, the one before that is packed, and so on. */
    private void send(DefaultMQProducer producer) throws Exception {
        OrderQueues selector = new OrderQueues(QUEUES);
        int steps = StepHistory.STEPS.size();
        for (int moment = 0; moment < ORDERS + steps - 1; moment++) {
            for (int step = 0; step < steps; step++) {
                int order = moment - step;
                if (order >= 0 && order < ORDERS) {
                    send(producer, selector, order, step);
                }
            }
        }
    }

    private void send(DefaultMQProducer producer, OrderQueues selector, int order, int step) throws Exception {
        String number = Integer.toString(order);
        Message message =
                new Message(topic, StepHistory.STEPS.get(step), number, (number + ":" + step).getBytes(UTF_8));
        if (measure.selects) {
            producer.send(message, selector, number);
        } else {
            producer.send(message);
        }
        LockSupport.parkNanos(BETWEEN_SENDS.toNanos());
    }
}
