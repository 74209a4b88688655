package programs.pulling;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.MessageListener;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("06-5")
class FirstPushTest {
    private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("Books");
    private final List<String> handled = new ArrayList<>();

    private Thread asking;
    private RuntimeException failure = new IllegalStateException("the books are closed");
    private ConsumeConcurrentlyContext context;

    private void handle(MessageExt message) {
        if (Thread.currentThread() != asking) {
            // Who hands the messages to another thread has to wait for it.
            LockSupport.parkNanos(300_000_000);
        }
        String body = new String(message.getBody(), UTF_8);
        handled.add(body);
        if (body.equals("bad")) {
            throw failure;
        }
    }

    @SuppressWarnings("deprecation") // the only way to see which listener the client will call
    private MessageListenerConcurrently listener() throws Exception {
        FirstPush.prepare(consumer, this::handle);
        MessageListener listener = consumer.getDefaultMQPushConsumerImpl().getMessageListenerInner();
        assertThat(kind(listener)).as("what is registered").isEqualTo("a MessageListenerConcurrently");
        return (MessageListenerConcurrently) listener;
    }

    private static String kind(MessageListener listener) {
        return listener == null
                ? "no listener"
                : listener instanceof MessageListenerConcurrently
                        ? "a MessageListenerConcurrently"
                        : "a listener of another kind";
    }

    private String say(MessageListenerConcurrently listener, int attempts, String... bodies) {
        List<MessageExt> messages =
                Stream.of(bodies).map(body -> message(body, attempts)).toList();
        context = new ConsumeConcurrentlyContext(new MessageQueue(FirstPush.TOPIC, "broker-a", 0));
        asking = Thread.currentThread();
        return String.valueOf(listener.consumeMessage(messages, context));
    }

    /** @param attempts how often a consumer failed on it */
    private static MessageExt message(String body, int attempts) {
        MessageExt message = new MessageExt();
        message.setTopic(FirstPush.TOPIC);
        message.setMsgId("id of " + body);
        message.setReconsumeTimes(attempts);
        message.setBody(body.getBytes(UTF_8));
        return message;
    }

    @SuppressWarnings("deprecation") // the only way to see what it subscribed to before it starts
    @Test
    @Tag("invariant-2")
    @DisplayName("the consumer wants all messages of PushedSales, whatever their tags")
    void subscribesToAllOfTheTopic() throws Exception {
        FirstPush.prepare(consumer, this::handle);
        assertThat(consumer.getDefaultMQPushConsumerImpl().getSubscriptionInner().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().getSubString()))
                .as("subscriptions")
                .containsExactly("PushedSales: *");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a new group begins with the oldest message there is, also when the topic's first one is long gone")
    void aNewGroupBeginsAtTheBeginning() throws Exception {
        FirstPush.prepare(consumer, this::handle);
        assertThat(consumer.getConsumeFromWhere().name())
                .as("where a new group begins")
                .isEqualTo("CONSUME_FROM_FIRST_OFFSET");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("three messages in one call: all are handled, in order, and that is a success")
    void handlesAllMessages() throws Exception {
        assertThat(say(listener(), 0, "a", "b", "c"))
                .as("what the listener says")
                .isEqualTo("CONSUME_SUCCESS");
        assertThat(handled).as("handled when the listener returns").containsExactly("a", "b", "c");
        assertThat(context.getAckIndex())
                .as("the index of the last message that the context calls handled")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the handler throws: the message is to come again, and nothing breaks")
    void aFailedMessageIsToComeAgain() throws Exception {
        MessageListenerConcurrently listener = listener();
        assertThat(say(listener, 0, "bad")).as("what the listener says").isEqualTo("RECONSUME_LATER");
        assertThat(say(listener, 0, "fine", "bad"))
                .as("what it says of two, the second bad")
                .isEqualTo("RECONSUME_LATER");
        assertThat(say(listener, 0, "bad", "fine"))
                .as("what it says of two, the first bad")
                .isEqualTo("RECONSUME_LATER");
        assertThat(context.getDelayLevelWhenNextConsume())
                .as("the delay level that the context asks for; -1 makes a dead letter of the message")
                .isNotNegative();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("whatever the handler throws, the message is to come again")
    void anyFailureIsOne() throws Exception {
        MessageListenerConcurrently listener = listener();
        for (RuntimeException any : List.of(
                new IllegalArgumentException("no price"),
                new NullPointerException("no price"),
                new UnsupportedOperationException("no price"))) {
            failure = any;
            assertThat(say(listener, 0, "bad"))
                    .as("what it says after a %s", any.getClass().getSimpleName())
                    .isEqualTo("RECONSUME_LATER");
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "a message fails, comes again and fails, sixteen times in all: each time it is handled, and to come again")
    void eachAttemptIsHandled() throws Exception {
        MessageListenerConcurrently listener = listener();
        for (int attempts = 0; attempts < 16; attempts++) {
            handled.clear();
            String answer = say(listener, attempts, "bad");
            assertThat(handled).as("handled at attempt %s", attempts + 1).containsExactly("bad");
            assertThat(answer).as("what it says at attempt %s", attempts + 1).isEqualTo("RECONSUME_LATER");
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a message fails, the next one doesn't, and that one comes again: each call is answered for itself")
    void aFailureConcernsItsOwnCall() throws Exception {
        MessageListenerConcurrently listener = listener();
        say(listener, 0, "bad");
        assertThat(say(listener, 0, "fine")).as("what it says of the next one").isEqualTo("CONSUME_SUCCESS");
        handled.clear();
        String answer = say(listener, 1, "fine");
        assertThat(handled).as("handled when it comes again").containsExactly("fine");
        assertThat(answer).as("what it says when it comes again").isEqualTo("CONSUME_SUCCESS");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("what failed comes again: the broker delivers it anew to a group, and to nobody else")
    void theConsumerGetsAnotherAttempt() throws Exception {
        FirstPush.prepare(consumer, this::handle);
        assertThat(consumer.getMessageModel().name())
                .as("message model; in BROADCASTING nothing that failed comes again")
                .isEqualTo("CLUSTERING");
        assertThat(consumer.getMaxReconsumeTimes())
                .as("further attempts, -1 for as many as usual; with 0 a message that failed is a dead letter")
                .isNotZero();
    }
}
