package programs.broadcasting;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The database of prices, and who tells of a change: first it is changed, then it is told. Any thread may call. */
final class PriceList implements PriceCache.Source {
    private final Map<String, PriceCache.Price> prices = new HashMap<>();
    private final AtomicLong loads = new AtomicLong();

    @Override
    public synchronized PriceCache.Price load(String product) {
        loads.incrementAndGet();
        return prices.get(product);
    }

    /** How often it was asked. */
    long loads() {
        return loads.get();
    }

    /** Sets a price, and returns the message that tells of it. */
    synchronized Message change(String topic, String product, long cents) {
        PriceCache.Price before = prices.get(product);
        long version = before == null ? 1 : before.version() + 1;
        prices.put(product, new PriceCache.Price(cents, version));
        Message message = new Message(topic, (product + " costs " + cents).getBytes(UTF_8));
        message.putUserProperty(PriceCache.PRODUCT, product);
        message.putUserProperty(PriceCache.VERSION, Long.toString(version));
        return message;
    }

    /** A producer that waits as long as a busy machine needs to make a topic. */
    static DefaultMQProducer producer(String group) {
        DefaultMQProducer producer = new DefaultMQProducer(group);
        producer.setSendMsgTimeout(10_000);
        producer.setMqClientApiTimeout(10_000);
        return producer;
    }
}
