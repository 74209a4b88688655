package programs.messages;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.io.PrintStream;
import java.util.Random;

/**
 * Sends what may not be sent, and prints who says no: the client before anything goes out, or the broker; and with
 * which code.
 */
public final class RefusedSends {
    private static final int FOUR_MIB = 4 * 1024 * 1024;

    private final DefaultMQProducer producer;
    private final PrintStream out;

    private RefusedSends(DefaultMQProducer producer, PrintStream out) {
        this.producer = producer;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("TicketShops");
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000); // 4 MiB may take a while
        producer.start();
        try {
            run(producer, System.out);
        } finally {
            producer.shutdown();
        }
    }

    static void run(DefaultMQProducer producer, PrintStream out) throws InterruptedException, RemotingException {
        RefusedSends sends = new RefusedSends(producer, out);
        sends.send("topic shop/sales", new Message("shop/sales", new byte[1]));
        sends.send("topic of 128 characters", new Message("t".repeat(128), new byte[1]));
        sends.send("topic SCHEDULE_TOPIC_XXXX", new Message("SCHEDULE_TOPIC_XXXX", new byte[1]));
        sends.send("an empty body", new Message(SpreadSales.TOPIC, new byte[0]));
        sends.send("a body of 4,194,305 bytes", new Message(SpreadSales.TOPIC, new byte[FOUR_MIB + 1]));
        sends.send("a body of 4,194,304 zeros", new Message(SpreadSales.TOPIC, new byte[FOUR_MIB]));
        sends.send("a body of 4,194,304 random bytes", new Message(SpreadSales.TOPIC, random(FOUR_MIB)));
        sends.send("a property of 32,000 characters", withProperty("x".repeat(32_000)));
        sends.send("a property of 32,768 characters", withProperty("x".repeat(32_768)));
        sends.send("a property of 16,384 é", withProperty("é".repeat(16_384)));
    }

    private void send(String what, Message message) throws InterruptedException, RemotingException {
        try {
            producer.send(message);
            tell(what, "taken");
        } catch (MQClientException refused) {
            tell(what, "refused by the client, code " + refused.getResponseCode());
        } catch (MQBrokerException refused) {
            tell(what, "refused by the broker, code " + refused.getResponseCode());
        }
    }

    private void tell(String what, String answer) {
        out.printf("%-32s  %s%n", what, answer);
    }

    private static Message withProperty(String value) {
        Message message = new Message(SpreadSales.TOPIC, new byte[1]);
        message.putUserProperty("note", value);
        return message;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
