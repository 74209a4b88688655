package programs.broadcasting;

import checks.InBackground;
import checks.Thrown;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import programs.broadcasting.PriceCache.Price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-1")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PriceCacheTest {
    private final Map<String, Price> database = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** What happens when the source has read a price and not yet answered. */
    private Runnable whileLoading = () -> {};

    private final PriceCache cache = new PriceCache(this::load);
    private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("Shop");

    private Price load(String product) {
        asked.add(product);
        Price price = database.get(product);
        Runnable now = whileLoading;
        whileLoading = () -> {};
        now.run();
        if (price == null) {
            throw new IllegalStateException("the database is away");
        }
        return price;
    }

    @BeforeEach
    void aTicketCosts4900() {
        database.put("ticket", new Price(4_900, 1));
        database.put("poster", new Price(800, 1));
    }

    /** The price changes; nobody has told the cache. */
    private void costs(long cents, long version) {
        database.put("ticket", new Price(cents, version));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a price is asked for twice: the source once; another product is another question")
    void keepsWhatItLookedUp() {
        cache.listening();
        assertThat(cache.get("ticket")).as("the price, first").isEqualTo(4_900);
        assertThat(cache.get("ticket")).as("the price, second").isEqualTo(4_900);
        assertThat(cache.get("poster")).as("the price of the other").isEqualTo(800);
        assertThat(asked).as("asked of the source").containsExactly("ticket", "poster");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the price changes, and the message comes: the next get gives the new one; the poster stays")
    void forgetsWhatHasChanged() {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        costs(5_900, 2);
        cache.invalidate("ticket", 2);
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
        cache.get("poster");
        assertThat(asked).as("asked of the source").containsExactly("ticket", "poster", "ticket");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a price is being looked up, and the message that it has changed comes before it is there")
    void aLoadThatRacesWithAMessageIsNotKept() {
        cache.listening();
        whileLoading = () -> {
            costs(5_900, 2);
            cache.invalidate("ticket", 2);
        };
        cache.get("ticket");
        assertThat(cache.get("ticket"))
                .as("the price, asked for after the message")
                .isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the message comes, and the source, a copy that is behind, still gives the old price: not kept")
    void whatIsOlderThanTheMessageIsNotKept() {
        cache.listening();
        cache.invalidate("ticket", 2);
        Thrown.by(() -> cache.get("ticket"));
        costs(5_900, 2);
        assertThat(cache.get("ticket"))
                .as("the price when the copy has caught up")
                .isEqualTo(5_900);
        int before = asked.size();
        cache.get("ticket");
        assertThat(asked.size() - before).as("questions once more").isZero();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("version 7 is kept; messages of 6 and 7 come, late or again: nothing is thrown away")
    void anOldMessageChangesNothing() {
        costs(5_900, 7);
        cache.listening();
        cache.get("ticket");
        cache.invalidate("ticket", 7);
        cache.invalidate("ticket", 6);
        cache.get("ticket");
        assertThat(asked).as("asked of the source").containsExactly("ticket");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("messages 9 and then 8 come while a price of version 8 is on its way: it is not kept")
    void messagesMayComeInAnyOrder() {
        cache.listening();
        costs(5_800, 8);
        whileLoading = () -> {
            costs(5_900, 9);
            cache.invalidate("ticket", 9);
            cache.invalidate("ticket", 8);
        };
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a node does not listen yet, and a price changes unheard: nothing that it looked up before is kept")
    void keepsNothingBeforeItListens() {
        cache.get("ticket");
        costs(5_900, 2);
        assertThat(cache.get("ticket")).as("the price, before it listens").isEqualTo(5_900);
        costs(6_900, 3);
        cache.listening();
        assertThat(cache.get("ticket")).as("the price, now that it listens").isEqualTo(6_900);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a price is being looked up when the node begins to listen: it may have changed before that, unheard")
    void aLoadFromBeforeItListensIsNotKept() {
        whileLoading = () -> {
            costs(5_900, 2);
            cache.listening();
        };
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price, now that it listens").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("while a price is looked up, a message comes and another product is asked for: neither waits")
    void nobodyWaitsForALookUp() throws Exception {
        cache.listening();
        cache.get("poster");
        List<String> came = new ArrayList<>();
        whileLoading = () -> {
            came.add("message " + ended("a message that comes meanwhile", () -> cache.invalidate("ticket", 1)));
            came.add("get " + ended("a get of the poster meanwhile", () -> cache.get("poster")));
        };
        cache.get("ticket");
        assertThat(came).as("what came to its end meanwhile").containsExactly("message true", "get true");
    }

    /** Whether another thread gets it done. */
    private static boolean ended(String call, Runnable action) {
        try {
            InBackground.start(call, () -> {
                        action.run();
                        return null;
                    })
                    .result();
            return true;
        } catch (AssertionError stillWaits) {
            return false;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two threads look up a ticket; the slower one read the old price and ends last: the newer one stays")
    void anOlderPriceReplacesNoNewerOne() {
        cache.listening();
        whileLoading = () -> {
            costs(5_900, 2);
            cache.get("ticket");
        };
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the source fails: that comes out, nothing is kept, and the next get asks again")
    void aFailureIsNoPrice() {
        cache.listening();
        database.remove("ticket");
        assertThat(Thrown.by(() -> cache.get("ticket"))).as("what comes out").isEqualTo("IllegalStateException");
        costs(4_900, 1);
        assertThat(cache.get("ticket")).as("the price when the source is back").isEqualTo(4_900);
    }

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
        costs(6_900, 3);
        database.put("poster", new Price(900, 2));
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
        costs(5_900, 2);
        deliver(message("ticket", "soon"));
        assertThat(cache.get("ticket")).as("the price of a ticket").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a message without product or version, then one about posters: any price may have changed, posters, too")
    void anUnreadableMessageMayMeanAnyNewPrice() throws Exception {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        costs(5_900, 2);
        deliver(message(null, null), message("poster", "2"));
        assertThat(cache.get("ticket")).as("the price of a ticket").isEqualTo(5_900);
        Thrown.by(() -> cache.get("poster")); // from a copy that is behind
        database.put("poster", new Price(900, 2));
        assertThat(cache.get("poster")).as("the price of a poster").isEqualTo(900);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a price is being looked up when a message without a product comes: that may be the one it is about")
    void aLoadThatRacesWithAnUnreadableMessageIsNotKept() throws Exception {
        cache.listening();
        whileLoading = () -> {
            costs(5_900, 2);
            Thrown.by(() -> {
                deliver(message(null, "2"));
                return null;
            });
        };
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
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
