package programs.groups;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.UtilAll;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("11-5")
@Tag("invariant-5")
class WhereToBeginTest {
    private static final Instant FROM = Instant.parse("2026-03-14T09:26:53.589Z");

    private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("Ticker");
    private final List<String> handled = new ArrayList<>();

    @SuppressWarnings("deprecation") // the only way to see what it subscribed to before it starts
    @Test
    @DisplayName("the consumer wants all messages of the topic that it is told, whatever their tags")
    void subscribesToAllOfTheTopic() throws Exception {
        WhereToBegin.prepare(consumer, "Prices", Optional.of(FROM), this::handle);
        assertThat(consumer.getDefaultMQPushConsumerImpl().getSubscriptionInner().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().getSubString()))
                .as("subscriptions")
                .containsExactly("Prices: *");
    }

    @Test
    @DisplayName("no moment: the group begins with the oldest message, and every message is handled")
    void withoutAMomentEverythingIsWanted() throws Exception {
        prepare(Optional.empty());
        assertThat(consumer.getConsumeFromWhere().name())
                .as("where the group begins")
                .isEqualTo("CONSUME_FROM_FIRST_OFFSET");
        assertThat(listen(stored("of 1970", Instant.EPOCH), stored("new", FROM)))
                .as("what the listener says")
                .isEqualTo("CONSUME_SUCCESS");
        assertThat(handled).as("handled").containsExactly("of 1970", "new");
    }

    @Test
    @DisplayName(
            "from 09:26:53.589 UTC on, in Nepal: the client reads a second that is not later, nor a minute earlier")
    void theClientBeginsNotTooLate() throws Exception {
        readsTheMomentInNepal(FROM);
    }

    @Test
    @DisplayName("from midnight on, when 31 December 2025 begins in Nepal: the client reads a second that is not later")
    void theClientBeginsAtMidnight() throws Exception {
        readsTheMomentInNepal(Instant.parse("2025-12-30T18:15:00Z"));
    }

    private void readsTheMomentInNepal(Instant from) throws Exception {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            prepare(Optional.of(from));
            assertThat(consumer.getConsumeFromWhere().name())
                    .as("where the group begins")
                    .isEqualTo("CONSUME_FROM_TIMESTAMP");
            // As the client reads it: in the time zone of this JVM.
            Date told = UtilAll.parseDate(consumer.getConsumeTimestamp(), UtilAll.YYYYMMDDHHMMSS);
            assertThat(told)
                    .as("the moment \"%s\", read by the client", consumer.getConsumeTimestamp())
                    .isNotNull();
            assertThat(Duration.between(told.toInstant(), from).toMillis())
                    .as("milliseconds that \"%s\" is too early", consumer.getConsumeTimestamp())
                    .isBetween(0L, 60_000L);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    @DisplayName("older messages come all the same: they are not handled, and the listener is content with them")
    void olderMessagesAreNotHandled() throws Exception {
        prepare(Optional.of(FROM));
        assertThat(listen(
                        stored("yesterday", FROM.minus(Duration.ofDays(1))),
                        stored("a moment before", FROM.minusMillis(1)),
                        stored("that moment", FROM),
                        stored("after it", FROM.plusMillis(1))))
                .as("what the listener says")
                .isEqualTo("CONSUME_SUCCESS");
        assertThat(handled).as("handled").containsExactly("that moment", "after it");
    }

    @Test
    @DisplayName("only older messages come: nothing is handled, and they need not come again")
    void onlyOlderMessages() throws Exception {
        prepare(Optional.of(FROM));
        assertThat(listen(stored("yesterday", FROM.minus(Duration.ofDays(1)))))
                .as("what the listener says")
                .isEqualTo("CONSUME_SUCCESS");
        assertThat(handled).as("handled").isEmpty();
    }

    @Test
    @DisplayName(
            "a message after the moment comes first, then older ones of its queue and of another: they are not handled")
    void olderOnesMayComeLater() throws Exception {
        prepare(Optional.of(FROM));
        MessageExt other = stored("older one of queue 1", FROM.minus(Duration.ofDays(1)));
        other.setQueueId(1);
        listen(stored("younger one of queue 0", FROM.plusMillis(1)));
        listen(other);
        listen(stored("older one of queue 0", FROM.minus(Duration.ofDays(1))));
        assertThat(handled).as("handled").containsExactly("younger one of queue 0");
    }

    @Test
    @DisplayName("it counts when a message was stored, not when it was made: the clock of a shop may be slow")
    void itCountsWhenAMessageWasStored() throws Exception {
        prepare(Optional.of(FROM));
        MessageExt message = stored("made yesterday, stored now", FROM.plusMillis(1));
        message.setBornTimestamp(FROM.minus(Duration.ofDays(1)).toEpochMilli());
        listen(message);
        assertThat(handled).as("handled").containsExactly("made yesterday, stored now");
    }

    @Test
    @DisplayName("the handler throws: the message is to come again")
    void aFailedMessageIsToComeAgain() throws Exception {
        prepare(Optional.of(FROM));
        assertThat(listen(stored("bad", FROM.plusSeconds(1))))
                .as("what the listener says")
                .isEqualTo("RECONSUME_LATER");
    }

    @Test
    @DisplayName(
            "the handler throws on one of several messages: it is to come again, whatever comes before and after it")
    void oneOfSeveralFails() throws Exception {
        prepare(Optional.of(FROM));
        assertThat(listen(
                        stored("good", FROM.plusSeconds(1)),
                        stored("bad", FROM.plusSeconds(2)),
                        stored("good, too", FROM.plusSeconds(3)),
                        stored("yesterday", FROM.minus(Duration.ofDays(1)))))
                .as("what the listener says")
                .isEqualTo("RECONSUME_LATER");
    }

    private void prepare(Optional<Instant> from) throws Exception {
        WhereToBegin.prepare(consumer, "Prices", from, this::handle);
    }

    private void handle(MessageExt message) {
        String body = new String(message.getBody(), UTF_8);
        handled.add(body);
        if (body.equals("bad")) {
            throw new IllegalStateException("the ticker is broken");
        }
    }

    private String listen(MessageExt... messages) {
        assertThat(consumer.getMessageListener()).as("the listener").isInstanceOf(MessageListenerConcurrently.class);
        MessageListenerConcurrently listener = (MessageListenerConcurrently) consumer.getMessageListener();
        MessageQueue queue = new MessageQueue("Prices", "broker-a", messages[0].getQueueId());
        return String.valueOf(
                listener.consumeMessage(Stream.of(messages).toList(), new ConsumeConcurrentlyContext(queue)));
    }

    private static MessageExt stored(String text, Instant moment) {
        MessageExt message = new MessageExt();
        message.setTopic("Prices");
        message.setBody(text.getBytes(UTF_8));
        message.setBornTimestamp(moment.toEpochMilli());
        message.setStoreTimestamp(moment.toEpochMilli());
        return message;
    }
}
