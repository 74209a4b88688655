package programs.shop;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import programs.broadcasting.PriceCache;
import programs.broadcasting.PriceNode;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The main class of a service's JVM. It ends when it is killed. */
final class ShopService {
    static final String BILLING = "billing";
    static final String MAIL = "mail";
    static final String PRICES = "prices";

    /** What a node of {@link #PRICES} prints again and again, and then what it would sell for. */
    static final String SELLS_FOR = "sells for ";

    /** Handlers that do again what is done. */
    static final String CARELESS = "careless";

    private static final int AGAIN_AFTER_A_SECOND = 1;
    private static final long BETWEEN_SALES_MILLIS = 200;

    private final String name;
    private final ShopTopics topics;
    private final ShopBooks books;
    private final ShopPrices prices;
    private final boolean careless;

    private interface Handler {
        void handle(MessageExt message) throws Exception;
    }

    private ShopService(String name, ShopTopics topics, Path folder, boolean careless) throws Exception {
        this.name = name;
        this.topics = topics;
        this.books = ShopBooks.in(folder);
        this.prices = new ShopPrices(folder);
        this.careless = careless;
    }

    /** Arguments: service, name of this node, name of the run, folder of the shop, perhaps {@link #CARELESS}. */
    static void main(String[] args) throws Exception {
        ShopService service =
                new ShopService(args[1], new ShopTopics(args[2]), Path.of(args[3]), args[4].equals(CARELESS));
        switch (args[0]) {
            case BILLING -> service.bill();
            case MAIL -> service.mail();
            default -> service.sell();
        }
    }

    private void bill() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer(topics.group("billing-sends"));
        producer.setSendMsgTimeout(10_000);
        producer.setMqClientApiTimeout(10_000);
        producer.setInstanceName(name + "-sends");
        producer.start();
        consume(BILLING, topics.orders(), message -> {
            ShopOrder order = ShopOrder.of(message.getKeys());
            if (order.failsAfter(message.getReconsumeTimes())) {
                throw new IllegalStateException("order " + order.number() + " can't be billed");
            }
            enter(ShopBooks.BILLED, order);
            // Also when it was billed before: whoever did may have been killed in this place.
            Message bill = new Message(topics.bills(), "bill".getBytes(UTF_8));
            bill.setKeys(order.key());
            if (producer.send(bill).getSendStatus() != SendStatus.SEND_OK) {
                throw new IllegalStateException("the bill is not safe");
            }
        });
    }

    private void mail() throws Exception {
        consume(MAIL, topics.bills(), message -> enter(ShopBooks.MAILED, ShopOrder.of(message.getKeys())));
    }

    private void enter(String deed, ShopOrder order) throws Exception {
        if (careless) {
            books.enter(deed, order);
        } else {
            books.enterOnce(deed, order);
        }
    }

    private void consume(String service, String topic, Handler handler) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(topics.group(service));
        consumer.setInstanceName(name);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setMaxReconsumeTimes(ShopOrder.ATTEMPTS - 1);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setHeartbeatBrokerInterval(1_000);
        consumer.setPollNameServerInterval(1_000);
        consumer.setPersistConsumerOffsetInterval(500);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            try {
                for (MessageExt message : messages) {
                    if (!"opening".equals(message.getKeys())) {
                        handler.handle(message);
                    }
                }
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            } catch (Exception failed) {
                context.setDelayLevelWhenNextConsume(AGAIN_AFTER_A_SECOND);
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
        });
        consumer.start();
    }

    private void sell() throws Exception {
        PriceCache cache = new PriceCache(prices);
        PriceNode node = new PriceNode(topics.group(PRICES), name);
        PriceCache.prepare(node, topics.prices(), cache);
        node.start();
        if (!node.awaitQueues(topics.prices(), ShopTopics.QUEUES)) {
            return; // A node that does not hear every change sells nothing.
        }
        cache.listening();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(
                        () -> System.out.println(SELLS_FOR + cache.get(ShopPrices.TICKET)),
                        0,
                        BETWEEN_SALES_MILLIS,
                        TimeUnit.MILLISECONDS);
    }
}
