package programs.broadcasting;

import checks.InBackground;
import checks.Thrown;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-1")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PriceMessagesTest {
    private final WatchedPrices database = new WatchedPrices();
    private final PriceCache cache = new PriceCache(database);
    private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("Shop");

    @Test
    @Tag("invariant-3")
    @DisplayName("the consumer broadcasts, wants all messages, and a new node does not begin with those of years ago")
    @SuppressWarnings("deprecation") // the only way to see what it subscribed to before it starts
    void theConsumerBroadcasts() throws Exception {
        PriceCache.prepare(consumer, "PriceChanges", cache);
        assertThat(consumer.getMessageModel().name()).as("message model").isEqualTo("BROADCASTING");
        assertThat(consumer.getConsumeFromWhere().name())
                .as("where a new node begins")
                .isNotIn("CONSUME_FROM_FIRST_OFFSET", "CONSUME_FROM_MIN_OFFSET");
        assertThat(consumer.getDefaultMQPushConsumerImpl().getSubscriptionInner().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().getSubString()))
                .as("subscriptions")
                .containsExactly("PriceChanges: *");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("one call brings three messages, about a ticket, a poster and the ticket again: all are heard")
    void hearsAllMessagesOfACall() throws Exception {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        database.set("ticket", 6_900, 3);
        database.set("poster", 900, 2);
        deliver(message("ticket", "2"), message("poster", "2"), message("ticket", "3"));
        assertThat(cache.get("ticket")).as("the price of a ticket").isEqualTo(6_900);
        assertThat(cache.get("poster")).as("the price of a poster").isEqualTo(900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message has a version that is no number, and it won't come again: the ticket's price may have changed")
    void anUnreadableVersionMayMeanANewPrice() throws Exception {
        cache.listening();
        cache.get("ticket");
        database.set("ticket", 5_900, 2);
        deliver(message("ticket", "soon"));
        assertThat(cache.get("ticket")).as("the price of a ticket").isEqualTo(5_900);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"99999999999999999999", "9223372036854775808", "18446744073709551619", "7.5"})
    @Tag("invariant-4")
    @DisplayName("a version that is no number a long can hold, then a message about posters: both are heard")
    void aVersionThatIsTooLongIsUnreadable(String version) throws Exception {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        database.set("ticket", 5_900, 2);
        database.set("poster", 900, 2);
        deliver(message("ticket", version), message("poster", "2"));
        assertThat(cache.get("ticket"))
                .as("the price of a ticket after version %s", version)
                .isEqualTo(5_900);
        assertThat(cache.get("poster")).as("the price of a poster").isEqualTo(900);
        cache.get("ticket");
        assertThat(database.asked())
                .as("asked of the source, version %s", version)
                .containsExactly("ticket", "poster", "ticket", "poster");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("told of version 7 and keeping it, a node forgets all; then a copy that is behind answers with 6")
    void whatItWasToldIsKnownAfterForgetting() throws Exception {
        cache.listening();
        database.set("ticket", 6_900, 7);
        deliver(message("ticket", "7"));
        cache.get("ticket");
        deliver(message(null, null));
        database.set("ticket", 5_900, 6);
        Thrown.by(() -> cache.get("ticket"));
        database.set("ticket", 6_900, 7);
        assertThat(cache.get("ticket"))
                .as("the price when the copy has caught up")
                .isEqualTo(6_900);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a ticket is asked for twice after a message that could not be read: its price is kept as before")
    void whatIsLookedUpAfterwardsIsKept() throws Exception {
        cache.listening();
        deliver(message("ticket", "soon"), message(null, "2"));
        cache.get("ticket");
        cache.get("ticket");
        assertThat(database.asked()).as("asked of the source").containsExactly("ticket");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message without product or version, then one about posters: any price may have changed, posters, too")
    void anUnreadableMessageMayMeanAnyNewPrice() throws Exception {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        database.set("ticket", 5_900, 2);
        deliver(message(null, null), message("poster", "2"));
        assertThat(cache.get("ticket")).as("the price of a ticket").isEqualTo(5_900);
        Thrown.by(() -> cache.get("poster")); // from a copy that is behind
        database.set("poster", 900, 2);
        assertThat(cache.get("poster")).as("the price of a poster").isEqualTo(900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a price is being looked up when a message without a product comes: that may be the one it is about")
    void aLoadThatRacesWithAnUnreadableMessageIsNotKept() {
        cache.listening();
        database.whileLoading(() -> changeUnreadably(message(null, "2")));
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a ticket's price is being looked up when a message about it comes, with a version that is no number")
    void aLoadThatRacesWithAnUnreadableVersionIsNotKept() {
        cache.listening();
        database.whileLoading(() -> changeUnreadably(message("ticket", "soon")));
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a look-up is under way, then a message comes that can't be read, then a get: it shares no older question")
    void whoAsksAfterAnUnreadableMessageDoesNotGetAnOldAnswer() throws Exception {
        cache.listening();
        AtomicReference<InBackground<Long>> later = new AtomicReference<>();
        database.whileLoading(() -> {
            changeUnreadably(message("ticket", "soon"));
            later.set(InBackground.start("a get that begins after the message", () -> cache.get("ticket")));
            later.get().awaitStandstill();
        });
        cache.get("ticket");
        assertThat(later.get().result())
                .as("the price given to a get that begins after the message")
                .isEqualTo(5_900);
    }

    /** The ticket's price changes, and this is all that a node hears of it. */
    private void changeUnreadably(MessageExt message) {
        database.set("ticket", 5_900, 2);
        Thrown.by(() -> {
            deliver(message);
            return null;
        });
    }

    private static MessageExt message(String product, String version) {
        MessageExt message = new MessageExt();
        message.setTopic("PriceChanges");
        message.setMsgId("7F000001");
        message.setBody(new byte[] {'!'});
        if (product != null) {
            message.putUserProperty("product", product);
        }
        if (version != null) {
            message.putUserProperty("version", version);
        }
        return message;
    }

    /** One call of the listener. What it says or throws makes no difference: broadcast messages do not come again. */
    private void deliver(MessageExt... messages) throws Exception {
        PriceCache.prepare(consumer, "PriceChanges", cache);
        MessageQueue queue = new MessageQueue("PriceChanges", "broker-a", 0);
        Thrown.by(() -> consumer.getMessageListener() instanceof MessageListenerOrderly orderly
                ? orderly.consumeMessage(List.of(messages), null)
                : ((MessageListenerConcurrently) consumer.getMessageListener())
                        .consumeMessage(List.of(messages), new ConsumeConcurrentlyContext(queue)));
    }
}
