package programs.broadcasting;

import checks.InBackground;
import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-1")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PriceCacheTest {
    private final WatchedPrices database = new WatchedPrices();
    private final PriceCache cache = new PriceCache(database);

    @Test
    @Tag("invariant-1")
    @DisplayName("a price is asked for twice: the source once; another product is another question")
    void keepsWhatItLookedUp() {
        cache.listening();
        assertThat(cache.get("ticket")).as("the price, first").isEqualTo(4_900);
        assertThat(cache.get("ticket")).as("the price, second").isEqualTo(4_900);
        assertThat(cache.get("poster")).as("the price of the other").isEqualTo(800);
        assertThat(database.asked()).as("asked of the source").containsExactly("ticket", "poster");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "two hundred thousand products change; a copy that is behind then answers with the first one's old price")
    void remembersTheVersionsOfAllProducts() {
        cache.listening();
        for (int i = 0; i < 200_000; i++) {
            cache.invalidate("seat " + i, 2);
        }
        database.set("seat 0", 4_900, 1);
        Thrown.by(() -> cache.get("seat 0"));
        database.set("seat 0", 5_900, 2);
        assertThat(cache.get("seat 0"))
                .as("the price when the copy has caught up")
                .isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the price changes, and the message comes: the next get gives the new one; the poster stays")
    void forgetsWhatHasChanged() {
        cache.listening();
        cache.get("ticket");
        cache.get("poster");
        database.set("ticket", 5_900, 2);
        cache.invalidate("ticket", 2);
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
        cache.get("poster");
        assertThat(database.asked()).as("asked of the source").containsExactly("ticket", "poster", "ticket");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a price is being looked up, and the message that it has changed comes before it is there")
    void aLoadThatRacesWithAMessageIsNotKept() {
        cache.listening();
        database.whileLoading(() -> {
            database.set("ticket", 5_900, 2);
            cache.invalidate("ticket", 2);
        });
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
        assertThat(Thrown.by(() -> cache.get("ticket")))
                .as("thrown to a customer while the copy is behind")
                .isEqualTo("nothing");
        database.set("ticket", 5_900, 2);
        assertThat(cache.get("ticket"))
                .as("the price when the copy has caught up")
                .isEqualTo(5_900);
        int before = database.asked().size();
        cache.get("ticket");
        assertThat(database.asked().size() - before).as("questions once more").isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the message comes before the node listens, and the source is still behind when it does: not kept")
    void whatItWasToldBeforeItListensStaysKnown() {
        cache.invalidate("ticket", 2);
        cache.listening();
        cache.get("ticket");
        database.set("ticket", 5_900, 2);
        assertThat(cache.get("ticket"))
                .as("the price when the copy has caught up")
                .isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("version 7 is kept; messages of 6 and 7 come, late or again: nothing is thrown away")
    void anOldMessageChangesNothing() {
        database.set("ticket", 5_900, 7);
        cache.listening();
        cache.get("ticket");
        cache.invalidate("ticket", 7);
        cache.invalidate("ticket", 6);
        cache.get("ticket");
        assertThat(database.asked()).as("asked of the source").containsExactly("ticket");
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("messages 9 and then 8 come while a price of version 8 is on its way: it is not kept")
    void messagesMayComeInAnyOrder() {
        cache.listening();
        database.set("ticket", 5_800, 8);
        database.whileLoading(() -> {
            database.set("ticket", 5_900, 9);
            cache.invalidate("ticket", 9);
            cache.invalidate("ticket", 8);
        });
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price afterwards").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a node does not listen yet, and a price changes unheard: nothing that it looked up before is kept")
    void keepsNothingBeforeItListens() {
        cache.get("ticket");
        database.set("ticket", 5_900, 2);
        assertThat(cache.get("ticket")).as("the price, before it listens").isEqualTo(5_900);
        database.set("ticket", 6_900, 3);
        cache.listening();
        assertThat(cache.get("ticket")).as("the price, now that it listens").isEqualTo(6_900);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a price is being looked up when the node begins to listen: it may have changed before that, unheard")
    void aLoadFromBeforeItListensIsNotKept() {
        database.whileLoading(() -> {
            database.set("ticket", 5_900, 2);
            cache.listening();
        });
        cache.get("ticket");
        assertThat(cache.get("ticket")).as("the price, now that it listens").isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the source fails: that comes out, nothing is kept, and the next get asks again")
    void aFailureIsNoPrice() throws Exception {
        cache.listening();
        database.remove("ticket");
        assertThat(Thrown.by(() -> cache.get("ticket"))).as("what comes out").isEqualTo("IllegalStateException");
        database.set("ticket", 4_900, 1);
        InBackground<Long> next = InBackground.start("the get after the one that failed", () -> cache.get("ticket"));
        assertThat(next.result()).as("the price when the source is back").isEqualTo(4_900);
    }
}
