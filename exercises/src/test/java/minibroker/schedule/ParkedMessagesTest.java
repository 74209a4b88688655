package minibroker.schedule;

import checks.HandClock;
import minibroker.message.Message;
import minibroker.message.MessageProperties;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static minibroker.schedule.SomeParked.ORDERS;
import static minibroker.schedule.SomeParked.failed;
import static minibroker.schedule.SomeParked.properties;
import static minibroker.schedule.SomeParked.sent;
import static minibroker.schedule.SomeParked.sorted;
import static minibroker.schedule.SomeParked.whatItIs;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("16-2")
@Tag("invariant-2")
class ParkedMessagesTest {
    private final Parking parking = new Parking(new HandClock());

    @Test
    @DisplayName("a message for each of the 18 levels: 18 queues, the first for level 1")
    void eachLevelHasAQueue() {
        assertThat(IntStream.rangeClosed(1, 18)
                        .mapToObj(level -> parking.park(sent(ORDERS, "a", "DELAY", Integer.toString(level)))
                                .queue()))
                .as("queues in which they wait")
                .isEqualTo(IntStream.range(0, 18)
                        .mapToObj(queueId -> new MessageQueue("SCHEDULE_TOPIC_XXXX", queueId))
                        .toList());
    }

    @Test
    @DisplayName("queue 3 of orders, level 2: the message knows where it belongs, and for which level it waits")
    void itKnowsWhereItBelongs() {
        assertThat(sorted(parking.park(sent(ORDERS, "a", "DELAY", "2"))))
                .as("its properties")
                .isEqualTo(new TreeMap<>(
                        Map.of("UNIQ_KEY", "id-a", "DELAY", "2", "REAL_TOPIC", "orders", "REAL_QID", "3")));
    }

    @Test
    @DisplayName("level 30 is asked for: it waits for 18, and says 18")
    void moreThanTheHighest() {
        Message parked = parking.park(sent(ORDERS, "a", "DELAY", "30"));
        assertThat(parked.queue().queueId()).as("queue").isEqualTo(17);
        assertThat(properties(parked).get("DELAY")).as("DELAY").isEqualTo("18");
    }

    @Test
    @DisplayName(
            "body, flags, birth and failures are what they were, and so are tag, key and what the sender added, also under a name that begins with TIMER_")
    void whatItIsStays() {
        Message sent = failed(
                sent(
                        ORDERS,
                        "a",
                        "DELAY",
                        "2",
                        "TAGS",
                        "paid",
                        "KEYS",
                        "4711 4712",
                        "WAIT",
                        "true",
                        "customer",
                        "7",
                        "TIMER_OF",
                        "the kitchen"),
                2);
        Message parked = parking.park(sent);
        assertThat(whatItIs(parked)).as("what it is").isEqualTo(whatItIs(sent));
        Map<String, String> left = sorted(parked);
        left.keySet().removeAll(List.of("REAL_TOPIC", "REAL_QID"));
        assertThat(left).as("its properties, but for the place").isEqualTo(sorted(sent));
    }

    @Test
    @DisplayName(
            "it has waited before for queue 3 of orders, was delivered, failed, and now waits for %RETRY%billing: it belongs there")
    void theSecondWait() {
        MessageQueue retry = new MessageQueue("%RETRY%billing", 0);
        Message parked =
                parking.park(sent(retry, "a", "DELAY", "3", "REAL_TOPIC", "orders", "REAL_QID", "3", "WAIT", "false"));
        assertThat(properties(parked).get("REAL_TOPIC") + "/"
                        + properties(parked).get("REAL_QID"))
                .as("where it belongs")
                .isEqualTo("%RETRY%billing/0");
        assertThat(RealQueue.of(parked)).as("where it is delivered").contains(retry);
    }

    @Test
    @DisplayName("a level, and three kinds of time beside it: the level counts, and nothing says another time any more")
    void aLevelBeatsATime() {
        Message parked = parking.park(sent(
                ORDERS, "a", "TIMER_DELAY_SEC", "9", "TIMER_DELAY_MS", "9000", "TIMER_DELIVER_MS", "x", "DELAY", "1"));
        assertThat(sorted(parked).keySet())
                .as("names of its properties")
                .containsExactly("DELAY", "REAL_QID", "REAL_TOPIC", "UNIQ_KEY");
    }

    @Test
    @DisplayName("the properties as Apache's client sends them, without an end behind the last: the last is not spoilt")
    void theLastPropertyHasNoEnd() {
        Message sent = sent(ORDERS, "a");
        Message parked = parking.park(sent.to(ORDERS, "DELAY\u00012\u0002TAGS\u0001paid"));
        assertThat(sorted(parked))
                .as("its properties")
                .isEqualTo(
                        new TreeMap<>(Map.of("DELAY", "2", "REAL_QID", "3", "REAL_TOPIC", "orders", "TAGS", "paid")));
    }

    @Test
    @DisplayName("queues 0, 7, 65535 and 2147483647, a retry topic, a topic with a name of 100 letters: found again")
    void foundAgain() {
        List<MessageQueue> queues = List.of(
                new MessageQueue("orders", 0),
                new MessageQueue("orders", 7),
                new MessageQueue("orders", 65_535),
                new MessageQueue("orders", Integer.MAX_VALUE),
                new MessageQueue("%RETRY%billing", 1),
                new MessageQueue("o".repeat(100), 2));
        assertThat(queues.stream()
                        .map(queue -> parking.park(sent(queue, "a", "DELAY", "1")))
                        .map(RealQueue::of))
                .as("where they are delivered")
                .isEqualTo(queues.stream().map(Optional::of).toList());
    }

    /** What is read from two properties, of which either may be missing. */
    private static String read(String topic, String queueId) {
        Map<String, String> properties = new LinkedHashMap<>();
        Optional.ofNullable(topic).ifPresent(value -> properties.put("REAL_TOPIC", value));
        Optional.ofNullable(queueId).ifPresent(value -> properties.put("REAL_QID", value));
        try {
            return RealQueue.of(sent(ORDERS, "a").to(ORDERS, MessageProperties.encode(properties)))
                    .map(MessageQueue::toString)
                    .orElse("empty");
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    @DisplayName("a store that another broker has written: no topic, no queue, or neither of them")
    void somethingIsMissing() {
        assertThat(List.of(read(null, "3"), read("orders", null), read(null, null)))
                .as("where they are delivered")
                .containsOnly("empty");
    }

    @Test
    @DisplayName(
            "a store that is damaged: the topic is \"../x\" or empty, the queue x, empty, 1.5, -3, 3000000000, 4294967299, twenty nines")
    void somethingIsSpoilt() {
        Map<String, String> taken = new TreeMap<>();
        for (String[] place : new String[][] {
            {"../x", "3"},
            {"", "3"},
            {"orders", "x"},
            {"orders", ""},
            {"orders", "1.5"},
            {"orders", "-3"},
            {"orders", "3000000000"},
            {"orders", "4294967299"},
            {"orders", "9".repeat(20)}
        }) {
            taken.put("queue \"%s\" of \"%s\"".formatted(place[1], place[0]), read(place[0], place[1]));
        }
        taken.values().removeIf("empty"::equals);
        assertThat(taken).as("places that were taken for some, or threw").isEmpty();
    }
}
