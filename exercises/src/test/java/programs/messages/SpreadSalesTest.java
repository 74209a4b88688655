package programs.messages;

import checks.Thrown;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.MessageQueueSelector;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("02-3")
class SpreadSalesTest {
    private static final Sale REFUND = new Sale("north", "refund", "4711", "customer-1", 5900);

    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    /** Of the broker, that have reached the sender. */
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    @Tag("invariant-4")
    @DisplayName("a refund of order 4711: topic, tag, two keys, the shop as a property, the body")
    void givesASaleItsNames() {
        Message message = SpreadSales.message(REFUND);

        assertThat(message.getTopic()).as("topic").isEqualTo("TicketSales");
        assertThat(message.getTags()).as("tag").isEqualTo("refund");
        assertThat(keys(message)).as("keys, one blank between them").isEqualTo(List.of("4711", "customer-1"));
        assertThat(message.getProperty("shop")).as("property shop").isEqualTo("north");
        assertThat(new String(message.getBody(), StandardCharsets.UTF_8))
                .as("body")
                .isEqualTo("4711;5900");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("send: the selector chooses queue 2 of 4; one message goes there, and 2 comes back")
    void sendsToTheQueueOfTheSelector() throws Exception {
        List<String> sent = new ArrayList<>();
        MessageQueueSelector third = (queues, message, unused) -> queues.get(2);

        int queue = SpreadSales.send(producerOfFourQueues(sent), third, REFUND);

        assertThat(sent).as("what the producer was asked to send").isEqualTo(List.of("refund 4711;5900 to queue 2"));
        assertThat(queue).as("the queue that comes back").isEqualTo(2);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("send: when it comes back, the broker has answered")
    void waitsForTheAnswer() throws Exception {
        List<String> sent = new ArrayList<>();

        SpreadSales.send(producerOfFourQueues(sent), (queues, message, unused) -> queues.get(2), REFUND);

        assertThat(answers.get())
                .as("answers that had come when send came back")
                .isEqualTo(1);
    }

    /** Such as a delay, or that the producer does not want to wait until the message is safe. */
    @Test
    @Tag("invariant-4")
    @DisplayName("a message of a sale: of the properties that are RocketMQ's own it has TAGS, KEYS and WAIT=true")
    void asksForNothingElse() {
        Map<String, String> properties =
                new TreeMap<>(SpreadSales.message(REFUND).getProperties());
        properties.keySet().retainAll(MessageConst.STRING_HASH_SET);

        assertThat(properties.toString())
                .as("the properties of the message that are RocketMQ's own")
                .isEqualTo("{KEYS=4711 customer-1, TAGS=refund, WAIT=true}");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the broker refuses: send ends with an exception, and does not send again")
    void doesNotHideThatItWasRefused() {
        AtomicInteger asked = new AtomicInteger();
        Object refused = Proxy.newProxyInstance(
                MQProducer.class.getClassLoader(), new Class<?>[] {MQProducer.class}, (self, method, arguments) -> {
                    asked.incrementAndGet();
                    MQBrokerException busy = new MQBrokerException(2, "[TIMEOUT_CLEAN_QUEUE] broker busy");
                    if (arguments[arguments.length - 1] instanceof SendCallback callBack) {
                        callBack.onException(busy);
                        return null;
                    }
                    throw busy;
                });

        String thrown =
                Thrown.by(() -> SpreadSales.send((MQProducer) refused, (queues, message, unused) -> null, REFUND));

        assertThat(thrown.equals("nothing") ? "returns a number" : "throws")
                .as("what send does")
                .isEqualTo("throws");
        assertThat(asked.get()).as("how often the producer was asked").isEqualTo(1);
    }

    private static List<String> keys(Message message) {
        return message.getKeys() == null ? List.of() : List.of(message.getKeys().split(" "));
    }

    /** Stands in for a producer and its broker: asks the selector, if there is one, or takes queue 0. */
    private MQProducer producerOfFourQueues(List<String> sent) {
        List<MessageQueue> queues = IntStream.range(0, 4)
                .mapToObj(id -> new MessageQueue("TicketSales", "broker-a", id))
                .toList();
        Object producer = Proxy.newProxyInstance(
                MQProducer.class.getClassLoader(), new Class<?>[] {MQProducer.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("send") || !(arguments[0] instanceof Message message)) {
                        throw new AssertionError("Expected producer.send(message, selector, null), but "
                                + method.getName() + " was called");
                    }
                    MessageQueue queue = arguments.length > 2 && arguments[1] instanceof MessageQueueSelector selector
                            ? selector.select(queues, message, arguments[2])
                            : queues.get(0);
                    String body = new String(message.getBody(), StandardCharsets.UTF_8);
                    sent.add(message.getTags() + " " + body + " to queue " + queue.getQueueId());
                    SendResult result = new SendResult(SendStatus.SEND_OK, "message-1", "offset-1", queue, 0);
                    if (arguments[arguments.length - 1] instanceof SendCallback callBack) {
                        answerLater(callBack, result);
                        return null;
                    }
                    answers.incrementAndGet();
                    return result;
                });
        return (MQProducer) producer;
    }

    /** The answer comes when the sender waits for it, or has gone on without it. */
    private void answerLater(SendCallback callBack, SendResult result) {
        Thread sender = Thread.currentThread();
        Thread broker = new Thread(() -> {
            while (sender.isAlive() && !WAITS.contains(sender.getState())) {
                Thread.onSpinWait();
            }
            answers.incrementAndGet();
            callBack.onSuccess(result);
        });
        broker.setDaemon(true);
        broker.start();
    }
}
