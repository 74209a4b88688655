package programs.messages;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.MessageQueueSelector;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two ticket shops send a dozen sales to the queues of one topic, one after the other, and print where each went.
 *
 * <p>A plain RocketMQ client: it finds the name server through {@code -Drocketmq.namesrv.addr} and does not know which
 * broker answers.
 */
public final class SpreadSales {
    static final String TOPIC = "TicketSales";

    private SpreadSales() {}

    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("TicketShops");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000); // the first send makes the topic, too much for 3 s on a busy machine
        producer.start();
        try {
            sendAll(producer, RoundRobinQueues.fromARandomQueue(), sales(12), System.out);
        } finally {
            producer.shutdown();
        }
    }

    /**
     * A sale as a message of the topic {@link #TOPIC}. Its kind is the tag; order and customer are the keys; the shop
     * is the property {@code shop}; the body is {@link Sale#body}.
     */
    static Message message(Sale sale) {
        // tag::02-3[]
        throw new NotDoneYet("02-3");
        // end::02-3[]
    }

    /**
     * Sends a sale to the queue that the selector chooses, and waits for the answer.
     *
     * @return the number of the queue that took it
     */
    static int send(MQProducer producer, MessageQueueSelector selector, Sale sale)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        // tag::02-3[]
        throw new NotDoneYet("02-3");
        // end::02-3[]
    }

    static void sendAll(MQProducer producer, MessageQueueSelector selector, List<Sale> sales, PrintStream out)
            throws MQClientException, MQBrokerException, RemotingException, InterruptedException {
        Map<Integer, Integer> messagesOfQueue = new TreeMap<>();
        for (Sale sale : sales) {
            int queue = send(producer, selector, sale);
            messagesOfQueue.merge(queue, 1, Integer::sum);
            out.printf("%s: %-6s %s -> queue %s%n", sale.shop(), sale.kind(), sale.order(), queue);
        }
        messagesOfQueue.forEach((queue, messages) -> out.printf("queue %s: %s messages%n", queue, messages));
    }

    /** Every third sale is the refund of the one before it. */
    static List<Sale> sales(int number) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            boolean refund = i % 3 == 2;
            int order = 4711 + i - (refund ? 1 : 0);
            String shop = order % 2 == 1 ? "north" : "south";
            sales.add(
                    new Sale(shop, refund ? "refund" : "order", String.valueOf(order), "customer-" + order % 5, 5900));
        }
        return sales;
    }
}
