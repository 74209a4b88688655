package programs.broadcasting;

import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("13-1")
@Timeout(value = 10, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PricesAtOnceTest {
    private final WatchedPrices database = new WatchedPrices();
    private final PriceCache cache = new PriceCache(database);

    @Test
    @Tag("invariant-2")
    @DisplayName("while a price is looked up, a message comes and another product is asked for: neither waits")
    void nobodyWaitsForALookUp() throws Exception {
        cache.listening();
        cache.get("poster");
        List<String> came = new ArrayList<>();
        database.whileLoading(() -> {
            came.add("message " + ended("a message that comes meanwhile", () -> cache.invalidate("ticket", 1)));
            came.add("get " + ended("a get of the poster meanwhile", () -> cache.get("poster")));
        });
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
    @DisplayName(
            "while the source is asked for a ticket, 200 products are looked up that nobody has asked for: none waits")
    void aLookUpHoldsUpNoOtherProduct() {
        cache.listening();
        for (int i = 1; i <= 200; i++) {
            database.set("product " + i, i, 1);
        }
        AtomicInteger came = new AtomicInteger();
        AtomicInteger cameMeanwhile = new AtomicInteger();
        database.whileLoading(() -> {
            ended("gets of 200 other products meanwhile", () -> {
                for (int i = 1; i <= 200; i++) {
                    cache.get("product " + i);
                    came.incrementAndGet();
                }
            });
            cameMeanwhile.set(came.get());
        });
        cache.get("ticket");
        assertThat(cameMeanwhile.get()).as("prices that came meanwhile").isEqualTo(200);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("two threads look up a ticket; the slower one read the old price and ends last: the newer one stays")
    void anOlderPriceReplacesNoNewerOne() throws Exception {
        cache.listening();
        AtomicReference<InBackground<Long>> second = new AtomicReference<>();
        database.whileLoading(() -> {
            database.set("ticket", 5_900, 2);
            second.set(InBackground.start("the second get", () -> cache.get("ticket")));
            second.get().awaitStandstill(); // it asks the source itself, or waits for the first one's answer
        });
        cache.get("ticket");
        long given = second.get().result();
        int before = database.asked().size();
        assertThat(cache.get("ticket"))
                .as("the price afterwards, if the second get gave " + given)
                .isEqualTo(given);
        assertThat(database.asked().size() - before).as("questions once more").isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a look-up is under way, then the message comes, then a get: it shares no question from before that")
    void whoAsksAfterTheMessageDoesNotGetAnOldAnswer() throws Exception {
        cache.listening();
        AtomicReference<InBackground<Long>> later = new AtomicReference<>();
        database.whileLoading(() -> {
            database.set("ticket", 5_900, 2);
            cache.invalidate("ticket", 2);
            later.set(InBackground.start("a get that begins after the message", () -> cache.get("ticket")));
            later.get().awaitStandstill();
        });
        cache.get("ticket");
        assertThat(later.get().result())
                .as("the price given to a get that begins after the message")
                .isEqualTo(5_900);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a look-up has its old price, and before one of its last steps the message comes: it is not kept")
    void noMessageComesBetweenComparingAndKeeping() throws Exception {
        for (int step = 1; step <= 6; step++) {
            assertThat(priceAfterAMessageBefore(step))
                    .as("the price when both have ended")
                    .isEqualTo(5_900);
        }
    }

    /** In a cache of its own. Steps are what the get does with maps when the source has answered. */
    private static long priceAfterAMessageBefore(int step) throws Exception {
        WatchedPrices prices = new WatchedPrices();
        PriceCache cache = new PriceCache(prices);
        cache.listening();
        Thread customer = Thread.currentThread();
        AtomicInteger steps = new AtomicInteger(Integer.MIN_VALUE);
        AtomicReference<InBackground<Void>> message = new AtomicReference<>();
        StepsOfMaps.watch(cache, () -> {
            if (Thread.currentThread() == customer && steps.incrementAndGet() == step) {
                message.set(InBackground.start("the message", () -> {
                    prices.set("ticket", 5_900, 2);
                    cache.invalidate("ticket", 2);
                    return null;
                }));
                message.get().awaitStandstill(); // it has been heard, or waits until the get lets it
            }
        });
        prices.whileLoading(() -> steps.set(0));
        cache.get("ticket");
        steps.set(Integer.MIN_VALUE);
        if (message.get() == null) {
            return 5_900; // the get has fewer steps
        }
        message.get().result();
        return cache.get("ticket");
    }
}
