package programs.late;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import process.Await;
import programs.delays.OrderTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Twelve orders that may stay unpaid for five seconds: some are paid at once, some never, and some at the very moment
 * when their time is up. Each has to end in one of two ways.
 *
 * <p>Argument: where the picture goes, {@code target/unpaid-orders.svg} below the folder in which the command is typed
 * by default.
 */
public final class UnpaidOrders {
    private static final int LEVEL = 2;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long NEVER = -1;
    private static final Duration BOUND = Duration.ofSeconds(25);

    /** When each order is paid, in milliseconds after it was placed. */
    private static final Map<String, Long> PAYMENTS = new LinkedHashMap<>();

    static {
        long[] after = {500, NEVER, 2_000, 4_980, 5_020, 5_060, 5_100, 5_140, 5_180, 5_220, NEVER, 7_000};
        for (int i = 0; i < after.length; i++) {
            PAYMENTS.put(Integer.toString(4711 + i), after[i]);
        }
    }

    private final String topic = "Unpaid-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Map<String, Long> placed = new ConcurrentHashMap<>();
    private final Map<String, Long> timeOuts = new ConcurrentHashMap<>();
    private final Map<String, Long> payments = new ConcurrentHashMap<>();
    private final Set<String> toldOfPayment = ConcurrentHashMap.newKeySet();

    private UnpaidOrders() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        // A consumer asks who else is there as often as this says; usually every 20 seconds.
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        System.exit(new UnpaidOrders().run(Path.of(args.length > 0 ? args[0] : "target/unpaid-orders.svg")) ? 0 : 1);
    }

    private boolean run(Path picture) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("ticket-office");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        // A first send looks for the broker and connects: no part of the first order's time.
        producer.send(new Message("Warm-" + topic, new byte[1]));
        MemoryTickets office = new MemoryTickets(producer);
        OrderTimeout shop = new OrderTimeout(office, topic, LEVEL);
        ScheduledExecutorService bank = Executors.newScheduledThreadPool(2);
        DefaultMQPushConsumer consumer = null;
        try {
            for (Map.Entry<String, Long> payment : PAYMENTS.entrySet()) {
                place(shop, payment.getKey());
                if (payment.getValue() != NEVER) {
                    long wait = placed.get(payment.getKey()) + payment.getValue() - System.currentTimeMillis();
                    bank.schedule(() -> pay(office, payment.getKey()), wait, TimeUnit.MILLISECONDS);
                }
            }
            System.out.printf("%s orders placed; each may stay unpaid for %s s%n", PAYMENTS.size(), 5);
            consumer = consumer(office);
            boolean isOver = Await.within(BOUND, () -> isOver(office));
            return show(office, picture) && isOver;
        } finally {
            bank.shutdownNow();
            if (consumer != null) {
                consumer.shutdown();
            }
            producer.shutdown();
        }
    }

    private void place(OrderTimeout shop, String order) {
        placed.put(order, System.currentTimeMillis());
        shop.place(order);
    }

    /** The bank's program: it has the money, and says so a moment later. */
    private void pay(MemoryTickets office, String order) {
        payments.put(order, System.currentTimeMillis());
        office.moneyComes(order);
        try {
            new OrderTimeout(office, topic, LEVEL).paid(order);
        } catch (RuntimeException failed) {
            System.out.println("paid(" + order + ") threw " + failed);
        }
        toldOfPayment.add(order);
    }

    private boolean isOver(MemoryTickets office) {
        return PAYMENTS.keySet().stream().allMatch(office::hasEnded)
                && timeOuts.keySet().containsAll(PAYMENTS.keySet())
                && PAYMENTS.entrySet().stream()
                        .allMatch(payment -> payment.getValue() == NEVER || toldOfPayment.contains(payment.getKey()));
    }

    private DefaultMQPushConsumer consumer(MemoryTickets office) throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("cancel-" + topic);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        OrderTimeout canceller = new OrderTimeout(office, topic, LEVEL);
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            context.setDelayLevelWhenNextConsume(1);
            return handled(canceller, messages.get(0));
        });
        consumer.start();
        return consumer;
    }

    private ConsumeConcurrentlyStatus handled(OrderTimeout canceller, MessageExt message) {
        long now = System.currentTimeMillis();
        try {
            canceller.timeIsUp(message);
            timeOuts.putIfAbsent(message.getKeys(), now);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (RuntimeException failed) {
            System.out.println("timeIsUp threw " + failed);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }

    private boolean show(MemoryTickets office, Path picture) throws IOException {
        boolean isRight = true;
        OrdersTimeline timeline = new OrdersTimeline();
        System.out.println("order   paid after   time-out came after   end");
        for (Map.Entry<String, Long> payment : PAYMENTS.entrySet()) {
            String order = payment.getKey();
            String end = office.end(order);
            Long timeOut = timeOuts.get(order);
            boolean isEarly = timeOut != null && timeOut - placed.get(order) < PATIENCE_MILLIS;
            isRight &= !end.startsWith("wrong") && timeOut != null && !isEarly;
            System.out.printf(
                    Locale.ROOT,
                    "%s    %9s   %19s   %s%n",
                    order,
                    payment.getValue() == NEVER ? "never" : payment.getValue() + " ms",
                    timeOut == null ? "never" : timeOut - placed.get(order) + " ms" + (isEarly ? ", early" : ""),
                    end);
            Map<String, Long> cameAfter = new HashMap<>();
            Map.of("money", payments, "time-out", timeOuts).forEach((what, when) -> {
                if (when.containsKey(order)) {
                    cameAfter.put(what, when.get(order) - placed.get(order));
                }
            });
            timeline.add(order, cameAfter, end.startsWith("PAID"));
        }
        timeline.save(picture);
        System.out.println("The picture: " + picture);
        System.out.println(isRight ? "each order has one of the two ends" : "Not every order is as it should be.");
        return isRight;
    }
}
