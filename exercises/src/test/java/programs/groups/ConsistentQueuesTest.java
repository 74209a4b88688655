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
import java.util.TreeMap;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Of 400 queues, 50 on each of 8 brokers. Every consumer has objects of its own, as in a JVM of its own. */
@Tag("11-4")
@Timeout(value = 60, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsistentQueuesTest {
    private static final int QUEUES = 400;
    private static final int FLEETS = 4;

    /** 80 would be even. */
    private static final int FEWEST = 40;

    private static final int MOST = 160;

    @Test
    @Tag("invariant-4")
    @DisplayName("five consumers and 400 queues: every queue has exactly one consumer")
    void everyQueueHasOneConsumer() {
        for (int fleet = 0; fleet < FLEETS; fleet++) {
            assertThat(notOne(fleet(fleet))).as("queues with none or several").isEmpty();
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("lists in another order, equal objects that are not the same: every consumer gets the same queues")
    void theOrderOfTheListsDoesNotMatter() {
        List<String> fleet = fleet(0);
        for (int seed = 1; seed <= 5; seed++) {
            for (String client : fleet) {
                assertThat(sorted(ask(client, shuffled(queues(), seed), shuffled(fleet, seed))))
                        .as("queues of %s with the lists in order %s", client, seed)
                        .isEqualTo(sorted(ask(client, queues(), fleet)));
            }
        }
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("one of five leaves, each of them once: its queues move, and no other")
    void onlyTheQueuesOfTheOneThatLeavesMove() {
        for (int fleet = 0; fleet < FLEETS; fleet++) {
            List<String> five = fleet(fleet);
            Map<MessageQueue, String> before = owners(five);
            for (int i = 0; i < five.size(); i++) {
                String gone = five.get(i);
                List<String> four = new ArrayList<>(five);
                four.remove(i);
                Map<MessageQueue, String> after = owners(four);
                long moved = before.keySet().stream()
                        .filter(queue -> !before.get(queue).equals(gone))
                        .filter(queue -> !before.get(queue).equals(after.get(queue)))
                        .count();
                assertThat(moved)
                        .as("queues of others that move when consumer %s of five leaves", i + 1)
                        .isZero();
            }
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
        Map<MessageQueue, String> before = owners(five);
        Map<MessageQueue, String> after = owners(six);
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
    @DisplayName("a single consumer has all of 10,000 queues; one that is not on the list has none")
    void aSingleOneHasAll() {
        String only = "10.1.0.7@1#5";
        List<MessageQueue> many = queues(10_000);
        assertThat(ask(only, many, List.of(only)).size())
                .as("queues of the only one")
                .isEqualTo(many.size());
        assertThat(ask("10.1.0.99@1#5", queues(), fleet(0)))
                .as("queues of one that is not on the list yet")
                .isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("two topics in turns, and then the first one again: what was asked before changes nothing")
    void nothingIsRememberedFromBefore() {
        ConsistentQueues strategy = new ConsistentQueues();
        List<String> fleet = fleet(0);
        List<MessageQueue> few = List.of(new MessageQueue("Refunds", "broker-1", 0));
        List<MessageQueue> first = strategy.allocate("Billing", fleet.get(0), queues(), fleet);
        strategy.allocate("Billing", fleet.get(0), few, fleet.subList(0, 2));
        assertThat(sorted(strategy.allocate("Billing", fleet.get(0), queues(), fleet)))
                .as("the queues of the first topic, asked again")
                .isEqualTo(sorted(first));
    }

    /** As one client asks: a strategy of its own, and lists that it may not change. */
    private static List<MessageQueue> ask(String client, List<MessageQueue> queues, List<String> clients) {
        List<MessageQueue> mine =
                new ConsistentQueues().allocate("Billing", client, List.copyOf(queues), List.copyOf(clients));
        assertThat(mine).as("queues of %s: a list, which may be empty", client).isNotNull();
        return mine;
    }

    private static Map<MessageQueue, String> owners(List<String> clients) {
        Map<MessageQueue, String> owners = new TreeMap<>();
        for (String client : clients) {
            ask(client, queues(), clients).forEach(queue -> owners.put(queue, client));
        }
        queues().forEach(queue -> owners.putIfAbsent(queue, "nobody"));
        return owners;
    }

    /** The queues that do not have exactly one consumer, and how many they have. */
    private static List<String> notOne(List<String> clients) {
        Map<MessageQueue, Integer> counts = new TreeMap<>();
        queues().forEach(queue -> counts.put(queue, 0));
        clients.forEach(
                client -> ask(client, queues(), clients).forEach(queue -> counts.merge(queue, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() != 1)
                .limit(3)
                .map(entry -> "%s of %s: %s"
                        .formatted(entry.getKey().getQueueId(), entry.getKey().getBrokerName(), entry.getValue()))
                .toList();
    }

    private static List<MessageQueue> sorted(List<MessageQueue> queues) {
        return queues.stream().sorted().toList();
    }

    private static List<MessageQueue> queues() {
        return queues(QUEUES);
    }

    /** New objects each time. */
    private static List<MessageQueue> queues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MessageQueue("Orders", "broker-" + i / 50, i % 50))
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
