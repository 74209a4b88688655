package programs.groups;

import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Mostly 400 queues, 50 on each of 8 brokers. Every consumer has objects of its own, as in a JVM of its own. */
@Tag("11-4")
@Timeout(value = 60, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsistentQueuesTest {
    private static final int QUEUES = 400;
    private static final int FLEETS = 4;

    /** Instances of clients with names, some of which begin with the whole of another one. */
    private static final List<String> NAMED =
            List.of("10.1.0.7@billing-1", "10.1.0.7@billing-11", "10.1.0.7@billing-2", "10.1.0.7@billing-21");

    /** 80 would be even. */
    private static final int FEWEST = 40;

    private static final int MOST = 160;

    @Test
    @Tag("invariant-4")
    @DisplayName("five consumers and 400 queues: every queue has exactly one consumer")
    void everyQueueHasOneConsumer() {
        for (int fleet = 0; fleet < FLEETS; fleet++) {
            List<String> five = fleet(fleet);
            assertThat(notOne(five, client -> ask(client, queues(), five)))
                    .as("queues with no consumer or several")
                    .isEmpty();
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("each consumer has its lists in another order, of equal objects: every queue has exactly one consumer")
    void theOrderOfTheListsDoesNotMatter() {
        for (List<String> fleet : List.of(fleet(0), NAMED)) {
            for (int round = 0; round < 5; round++) {
                int seed = 10 * round;
                assertThat(notOne(fleet, client -> {
                            int order = seed + fleet.indexOf(client);
                            return ask(client, shuffled(queues(), order), shuffled(fleet, order));
                        }))
                        .as("queues with no consumer or several")
                        .isEmpty();
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one of five leaves, each of them once: its queues move, and no other")
    void onlyTheQueuesOfTheOneThatLeavesMove() {
        for (int fleet = 0; fleet < FLEETS; fleet++) {
            List<String> five = fleet(fleet);
            Map<MessageQueue, String> before = owners(five, queues());
            for (String gone : five) {
                assertThat(movedOfOthers(before, five, gone))
                        .as("queues of others that move when consumer %s of five leaves", five.indexOf(gone) + 1)
                        .isZero();
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("50 topics with 4 to 16 queues, one of five consumers leaves: its queues move, and no other")
    void ofFewQueuesNoOthersMoveEither() {
        List<String> five = fleet(0);
        for (int number = 0; number < 50; number++) {
            int count = 4 + number % 13;
            List<MessageQueue> few = queues("Topic-" + number, count, 4);
            Map<MessageQueue, String> before = owners(five, few);
            assertThat(before.values().stream().filter("nobody"::equals).count())
                    .as("of %s queues, those without a consumer", count)
                    .isZero();
            assertThat(movedOfOthers(before, five, five.get(number % five.size())))
                    .as(
                            "of %s queues, those of others that move when consumer %s of five leaves",
                            count, number % five.size() + 1)
                    .isZero();
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a sixth one comes: whatever queue moves, moves to it")
    void whatMovesMovesToTheNewOne() {
        List<String> five = fleet(1);
        String newcomer = "10.1.0.12@4711#81274000000";
        List<String> six = new ArrayList<>(five);
        six.add(newcomer);
        Map<MessageQueue, String> before = owners(five, queues());
        Map<MessageQueue, String> after = owners(six, queues());
        long astray = before.keySet().stream()
                .filter(queue -> !before.get(queue).equals(after.get(queue)))
                .filter(queue -> !newcomer.equals(after.get(queue)))
                .count();
        assertThat(astray).as("queues that move to somebody else").isZero();
        assertThat(after.values().stream().filter(newcomer::equals).count())
                .as("queues of the new one")
                .isPositive();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "five consumers whose ids differ in a digit or two: each has between half of its share and twice of it")
    void theSharesAreAboutEven() {
        for (int fleet = 0; fleet < FLEETS; fleet++) {
            for (String client : fleet(fleet)) {
                assertThat(ask(client, queues(), fleet(fleet)).size())
                        .as("queues of %s, of %s", client, QUEUES)
                        .isBetween(FEWEST, MOST);
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("400 queues of a topic, on 100 brokers with 4 each, or all on one: the shares are about even as well")
    void theSharesAreAboutEvenHoweverTheQueuesLie() {
        for (int onEachBroker : List.of(4, QUEUES)) {
            for (String client : fleet(0)) {
                assertThat(ask(client, queues("Orders", QUEUES, onEachBroker), fleet(0))
                                .size())
                        .as("queues of %s, of %s, %s on each broker", client, QUEUES, onEachBroker)
                        .isBetween(FEWEST, MOST);
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a single consumer has all of 10,000 queues; one that is not on the list has none")
    void aSingleOneHasAll() {
        String only = "10.1.0.7@1#5";
        List<MessageQueue> many = queues("Orders", 10_000, 50);
        assertThat(ask(only, many, List.of(only)).size())
                .as("queues of the only one")
                .isEqualTo(many.size());
        assertThat(ask("10.1.0.99@1#5", queues(), fleet(0)).size())
                .as("queues of one that is not on the list yet")
                .isZero();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two topics in turns, and then the first one again: what was asked before changes nothing")
    void nothingIsRememberedFromBefore() {
        ConsistentQueues strategy = new ConsistentQueues();
        List<String> fleet = fleet(0);
        List<MessageQueue> few = List.of(new MessageQueue("Refunds", "broker-1", 0));
        Set<MessageQueue> first = Set.copyOf(strategy.allocate("Billing", fleet.get(0), queues(), fleet));
        strategy.allocate("Billing", fleet.get(0), few, fleet.subList(0, 2));
        Set<MessageQueue> again = Set.copyOf(strategy.allocate("Billing", fleet.get(0), queues(), fleet));
        assertThat(again.equals(first) ? "the same" : "others")
                .as("the queues of the first topic, asked again")
                .isEqualTo("the same");
    }

    /** As one client asks: a strategy of its own, and lists that it may not change. */
    private static List<MessageQueue> ask(String client, List<MessageQueue> queues, List<String> clients) {
        List<MessageQueue> mine =
                new ConsistentQueues().allocate("Billing", client, List.copyOf(queues), List.copyOf(clients));
        assertThat(mine).as("queues of %s: a list, which may be empty", client).isNotNull();
        return mine;
    }

    /** Whose each queue is; {@code nobody} for one that no client takes. */
    private static Map<MessageQueue, String> owners(List<String> clients, List<MessageQueue> queues) {
        Map<MessageQueue, String> owners = new TreeMap<>();
        queues.forEach(queue -> owners.put(queue, "nobody"));
        clients.forEach(client -> ask(client, queues, clients).forEach(queue -> owners.put(queue, client)));
        return owners;
    }

    /** How many queues move that were not those of the one that leaves. */
    private static long movedOfOthers(Map<MessageQueue, String> before, List<String> clients, String gone) {
        List<String> rest =
                clients.stream().filter(client -> !client.equals(gone)).toList();
        Map<MessageQueue, String> after = owners(rest, List.copyOf(before.keySet()));
        return before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(gone))
                .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
                .count();
    }

    /** Some of the queues that do not have exactly one consumer, and whose they are. */
    private static List<String> notOne(List<String> clients, Function<String, List<MessageQueue>> share) {
        Map<MessageQueue, List<String>> owners = new TreeMap<>();
        queues().forEach(queue -> owners.put(queue, new ArrayList<>()));
        for (String client : clients) {
            share.apply(client).forEach(queue -> owners.computeIfAbsent(queue, stranger -> new ArrayList<>())
                    .add(client));
        }
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue().size() != 1)
                .limit(3)
                .map(entry -> "queue %s of %s: %s"
                        .formatted(
                                entry.getKey().getQueueId(),
                                entry.getKey().getBrokerName(),
                                entry.getValue().isEmpty() ? "nobody" : String.join(" and ", entry.getValue())))
                .toList();
    }

    /** New objects each time. */
    private static List<MessageQueue> queues() {
        return queues("Orders", QUEUES, 50);
    }

    private static List<MessageQueue> queues(String topic, int count, int onEachBroker) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MessageQueue(topic, "broker-" + i / onEachBroker, i % onEachBroker))
                .toList();
    }

    /** Five ids as clients make them, sorted. */
    private static List<String> fleet(int number) {
        return IntStream.range(0, 5)
                .mapToObj(i -> switch (number) {
                    case 0 -> "10.1.0.%s@4711#%s".formatted(7 + i, 81_273_981_273L + i);
                    case 1 -> "10.1.0.7@%s#8127398127%s".formatted(4_711 + i, i);
                    case 2 -> "192.168.0.%s@1#1".formatted(30 + i);
                    default -> "172.17.0.2@billing-%s".formatted((char) ('a' + i));
                })
                .sorted()
                .toList();
    }

    private static <T> List<T> shuffled(List<T> list, int seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
