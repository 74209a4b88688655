package programs.tickets;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import programs.ordered.OrderQueues;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends what happens to an order, so that its steps stay in order. Any thread may call. */
record OrderEvents(DefaultMQProducer producer, TicketTopics topics) {
    /** Which step a message tells of; its key is the order's. */
    static final String STEP = "step";

    private static final OrderQueues QUEUES = new OrderQueues(4);

    SendResult send(TicketOrder order, String step) throws Exception {
        Message message = new Message(topics.orders(), ("order " + order.number() + ": " + step).getBytes(UTF_8));
        message.setKeys(order.key());
        message.putUserProperty(STEP, step);
        return producer.send(message, QUEUES, order.key());
    }
}
