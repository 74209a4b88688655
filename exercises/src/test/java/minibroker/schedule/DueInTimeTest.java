package minibroker.schedule;

import checks.HandClock;
import checks.Thrown;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.store.PutResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.schedule.SomeParked.ORDERS;
import static minibroker.schedule.SomeParked.parked;
import static minibroker.schedule.SomeParked.sorted;
import static minibroker.schedule.SomeParked.whatItIs;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-3")
// What never ends is ended by the store, which counts. A busy machine may take long for 1100 messages.
@Timeout(value = 30, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DueInTimeTest {
    private static final List<Long> SECONDS = List.of(
            1L, 5L, 10L, 30L, 60L, 120L, 180L, 240L, 300L, 360L, 420L, 480L, 540L, 600L, 1_200L, 1_800L, 3_600L,
            7_200L);

    private final HandClock clock = new HandClock();
    private final WaitingStore store = new WaitingStore(clock);
    private final LevelDelivery five = delivery(2, 0);

    private LevelDelivery delivery(int level, long next) {
        return new LevelDelivery(store, new Delivery(store), level, next);
    }

    private List<String> turn() {
        five.deliver(clock.millis());
        return store.bodies(ORDERS);
    }

    /** However it ends. */
    private List<String> turnThatMayFail() {
        Thrown.by(() -> {
            five.deliver(clock.millis());
            return null;
        });
        return store.bodies(ORDERS);
    }

    private void park(String... bodies) {
        for (String body : bodies) {
            store.add(parked(2, body));
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("level 2, five seconds, stored at 700 ms of a second: not after 0 ms, not after 4999, but after 5000")
    void neverEarlyAndInTime() {
        clock.forward(700);
        park("a");
        List<List<String>> seen = new ArrayList<>();
        seen.add(turn());
        clock.forward(4_999);
        seen.add(turn());
        clock.forward(1);
        seen.add(turn());
        assertThat(seen).as("delivered after 0, 4999 and 5000 ms").containsExactly(List.of(), List.of(), List.of("a"));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("a message for each of the 18 levels: each at its time, and not a millisecond earlier")
    void eachLevelHasItsTime() {
        for (int level = 1; level <= 18; level++) {
            MessageQueue real = new MessageQueue("orders", level);
            LevelDelivery delivery = delivery(level, 0);
            store.add(parked(level, real, "a"));
            long millis = SECONDS.get(level - 1) * 1_000;
            clock.forward(millis - 1);
            delivery.deliver(clock.millis());
            int early = store.bodies(real).size();
            clock.forward(1);
            delivery.deliver(clock.millis());
            assertThat(List.of(early, store.bodies(real).size()))
                    .as("delivered of level %s a millisecond before its time, and at its time", level)
                    .containsExactly(0, 1);
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the message says that it was born long ago: its time counts from when this broker stored it")
    void theSendersClockDoesNotMatter() {
        park("a"); // born at 500, stored at 1,000,000
        clock.forward(4_000);
        assertThat(turn()).as("delivered after 4 s").isEmpty();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("five messages in five seconds; when the third is due, the fourth and the fifth are not")
    void onlyWhatIsDue() {
        for (String body : List.of("a", "b", "c", "d", "e")) {
            park(body);
            clock.forward(1_000);
        }
        clock.forward(2_000);
        assertThat(turn()).as("delivered").containsExactly("a", "b", "c");
        clock.forward(2_000);
        assertThat(turn()).as("delivered two seconds later").containsExactly("a", "b", "c", "d", "e");
        assertThat(turn()).as("delivered after one more turn").hasSize(5);
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "what is delivered is what was parked: body, flags, birth, all properties; only its queue is the real one")
    void whatIsDelivered() {
        Message parked = parked(2, ORDERS, "a", "TAGS", "paid", "KEYS", "4711", "customer", "7");
        store.add(parked);
        clock.forward(5_000);
        turn();
        assertThat(store.in(ORDERS)).as("delivered").hasSize(1);
        Message delivered = store.in(ORDERS).get(0).message();
        assertThat(whatItIs(delivered)).as("what it is").isEqualTo(whatItIs(parked));
        assertThat(sorted(delivered)).as("its properties").isEqualTo(sorted(parked));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("100 messages are due, and one read has 32 at most: one turn delivers all, the oldest first")
    void moreThanOneRead() {
        String[] bodies = bodies(100);
        park(bodies);
        clock.forward(5_000);
        assertThat(turn()).as("delivered").containsExactly(bodies);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("ten messages are due, so large that one read has three of them: one turn delivers all")
    void aReadMayBeShort() {
        String[] bodies = bodies(10);
        park(bodies);
        store.readsAtMost(3);
        clock.forward(5_000);
        assertThat(turn()).as("delivered").containsExactly(bodies);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("300 messages are due, so large that each read has one: one turn delivers all")
    void manyReadsAreShort() {
        park(bodies(300));
        store.readsAtMost(1);
        clock.forward(5_000);
        assertThat(turn().size()).as("delivered").isEqualTo(300);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "1100 messages are due: 1000 in the first turn, the rest in the second; other levels wait for this one")
    void aTurnHasAnEnd() {
        String[] bodies = bodies(1_100);
        park(bodies);
        clock.forward(5_000);
        assertThat(turn().size()).as("delivered in the first turn").isBetween(1_000, 1_031);
        assertThat(turn()).as("delivered after the second").containsExactly(bodies);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the store takes nothing at the third of five: two are delivered, and the next turn goes on with the third")
    void theStoreTakesNothing() {
        park("a", "b", "c", "d", "e");
        clock.forward(5_000);
        store.refuse(3, new PutResult.Unavailable("the disk is full"));
        assertThat(turn()).as("delivered").containsExactly("a", "b");
        assertThat(five.next()).as("the next one").isEqualTo(2);
        assertThat(turn()).as("delivered after the next turn").containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "the store fails at the second of three: whatever the turn does then, the next one goes on with the second")
    void theStoreFails() {
        park("a", "b", "c");
        clock.forward(5_000);
        store.failAt(2);
        turnThatMayFail();
        assertThat(turn()).as("delivered after the next turn").containsExactly("a", "b", "c");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the second of three can never be stored, since it is too large: the third does not wait for it")
    void oneThatCanNeverBeDelivered() {
        park("a", "b", "c");
        clock.forward(5_000);
        store.refuse(2, new PutResult.TooLarge("5 MB"));
        assertThat(turn()).as("delivered").containsExactly("a", "c");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the first of two says nothing about where it belongs: the second does not wait for it")
    void oneThatBelongsNowhere() {
        Message lost = parked(2, "a");
        store.add(lost.to(lost.queue(), "DELAY\u00012\u0002"));
        park("b");
        clock.forward(5_000);
        assertThat(turn()).as("delivered").containsExactly("b");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the clock was set back by ten seconds between two messages: the second waits for the first, and neither is lost")
    void theClockIsSetBack() {
        park("a");
        clock.forward(-10_000);
        park("b");
        clock.forward(6_000);
        List<String> first = turn();
        clock.forward(9_000);
        assertThat(List.of(first, turn()))
                .as("delivered when b is due but a is not, and when both are")
                .containsExactly(List.of(), List.of("a", "b"));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the clock was set back before b of a, b, c: b and c are due before a; in the end all three are there")
    void theOldestOfThreeIsNotDue() {
        park("x");
        clock.forward(2_000);
        park("a");
        clock.forward(-2_000);
        park("b", "c");
        clock.forward(5_000);
        List<String> first = turn();
        clock.forward(2_000);
        assertThat(List.of(first, turn()))
                .as("delivered when x, b and c are due, and when all are")
                .containsExactly(List.of("x"), List.of("x", "a", "b", "c"));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the broker was away for 40 days: what was due meanwhile is delivered at once")
    void awayForLong() {
        park("a", "b");
        clock.forward(Duration.ofDays(40).toMillis());
        assertThat(turn()).as("delivered").containsExactly("a", "b");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "a read finds nothing, because what was there has just been deleted: the turn ends, and the next one goes on")
    void aReadFindsNothing() {
        park("a");
        clock.forward(5_000);
        store.readsNothing(true);
        assertThat(turn()).as("delivered").isEmpty();
        store.readsNothing(false);
        assertThat(turn()).as("delivered after the next turn").containsExactly("a");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the level goes on at offset 1, where it stopped: what lies before is delivered already")
    void goesOnWhereItStopped() {
        park("a", "b");
        LevelDelivery later = delivery(2, 1);
        clock.forward(5_000);
        later.deliver(clock.millis());
        assertThat(store.bodies(ORDERS)).as("delivered").containsExactly("b");
        assertThat(later.next()).as("the next one").isEqualTo(2);
    }

    private static String[] bodies(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
    }
}
