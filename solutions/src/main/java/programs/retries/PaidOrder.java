package programs.retries;

import org.apache.rocketmq.common.message.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An order, and the points that its customer gets for it. In a message its number is the key, the rest is the body:
 * {@code customer-7 59}.
 */
public record PaidOrder(String number, String customer, int points) {

    /** The order in a message. */
    public static PaidOrder of(Message message) {
        String[] words = new String(message.getBody(), UTF_8).split(" ");
        return new PaidOrder(message.getKeys(), words[0], Integer.parseInt(words[1]));
    }

    public Message message(String topic) {
        return new Message(topic, "paid", number, (customer + " " + points).getBytes(UTF_8));
    }
}
