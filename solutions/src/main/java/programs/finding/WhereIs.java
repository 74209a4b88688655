package programs.finding;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A thousand orders go through the broker, and somebody asks where one of them is: by its number, by its unique id and
 * by its place in the log.
 */
public final class WhereIs {
    private static final String TOPIC = "FoundOrders";
    private static final int OTHERS = 333;
    private static final long PATIENCE_MILLIS = 15_000;

    private WhereIs() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    @SuppressWarnings("deprecation") // the client has no other way than a producer that also asks
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("where-is-shop");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        try {
            // In each run another order, so that one never finds those of the run before.
            int number = (int) (System.currentTimeMillis() / 1000 % 1_000_000);
            long begin = System.currentTimeMillis();
            SendResult last = null;
            for (String what : List.of("created", "paid", "sent")) {
                for (int i = 0; i < OTHERS; i++) {
                    send(producer, number + 1 + i, "another one");
                }
                last = send(producer, number, what);
            }
            System.out.println("1,002 messages sent, 3 of them about our order");

            List<MessageExt> found = query(producer, Integer.toString(number), begin);
            System.out.println();
            System.out.println("by its number, " + found.size() + " messages:");
            for (MessageExt message : found) {
                System.out.println("  " + text(message));
            }
            System.out.println(
                    "by the unique id of the last:     " + text(producer.viewMessage(TOPIC, last.getMsgId())));
            System.out.println(
                    "by its place in the broker's log: " + text(producer.viewMessage(TOPIC, last.getOffsetMsgId())));
            System.out.println("an order that nobody knows:       " + unknown(producer, begin));
        } finally {
            producer.shutdown();
        }
    }

    private static SendResult send(DefaultMQProducer producer, int number, String what) throws Exception {
        return producer.send(new Message(TOPIC, "", Integer.toString(number), what.getBytes(UTF_8)));
    }

    /** The index is built behind the log, so the last message may be missing for a moment. */
    @SuppressWarnings("deprecation")
    private static List<MessageExt> query(DefaultMQProducer producer, String number, long begin) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        List<MessageExt> found = new ArrayList<>();
        while (found.size() < 3 && System.currentTimeMillis() < end) {
            try {
                found = producer.queryMessage(TOPIC, number, 32, begin, end).getMessageList();
            } catch (MQClientException notYet) {
                Thread.onSpinWait();
            }
        }
        return found;
    }

    @SuppressWarnings("deprecation")
    private static String unknown(DefaultMQProducer producer, long begin) throws InterruptedException {
        try {
            return producer.queryMessage(TOPIC, "no such order", 32, begin, System.currentTimeMillis())
                            .getMessageList()
                            .size()
                    + " messages";
        } catch (MQClientException e) {
            return "none, code " + e.getResponseCode();
        }
    }

    private static String text(MessageExt message) {
        return new String(message.getBody(), UTF_8);
    }
}
