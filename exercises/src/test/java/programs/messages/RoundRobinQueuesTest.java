package programs.messages;

import checks.InBackground;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@Order(2)
@Tag("02-3")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoundRobinQueuesTest {
    private static final Message MESSAGE = new Message("TicketSales", "order", "4711 customer-1", new byte[] {1});

    @Test
    @Tag("invariant-5")
    @DisplayName("4 queues, start 0: 8 messages go to 0 1 2 3 0 1 2 3")
    void takesTheQueuesOneAfterTheOther() {
        assertThat(chosen(new RoundRobinQueues(0), 4, 8))
                .as("queues in the order of sending")
                .isEqualTo("0 1 2 3 0 1 2 3");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("4 queues: start 2 begins with queue 2, and start 7 with queue 3")
    void beginsWhereItIsTold() {
        assertThat(chosen(new RoundRobinQueues(2), 4, 6)).as("queues, start 2").isEqualTo("2 3 0 1 2 3");
        assertThat(chosen(new RoundRobinQueues(7), 4, 6)).as("queues, start 7").isEqualTo("3 0 1 2 3 0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("1 queue: every message goes to it")
    void knowsASingleQueue() {
        assertThat(chosen(new RoundRobinQueues(5), 1, 4)).as("queues").isEqualTo("0 0 0 0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the number goes over Integer.MAX_VALUE and on below zero: with 4 queues without a break, with 3 one comes twice")
    void goesOnAfterTheLargestNumber() {
        assertThat(chosen(new RoundRobinQueues(Integer.MAX_VALUE - 2), 4, 8))
                .as("queues, start Integer.MAX_VALUE - 2")
                .isEqualTo("1 2 3 0 1 2 3 0");
        assertThat(chosen(new RoundRobinQueues(Integer.MAX_VALUE - 1), 3, 5))
                .as("of 3 queues, start Integer.MAX_VALUE - 1: the number goes on below zero")
                .isEqualTo("0 1 1 2 0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a start below zero, down to Integer.MIN_VALUE: a queue each time, and one after the other")
    void beginsBelowZero() {
        assertThat(chosen(new RoundRobinQueues(-3), 4, 8))
                .as("queues, start -3")
                .isEqualTo("1 2 3 0 1 2 3 0");
        assertThat(chosen(new RoundRobinQueues(Integer.MIN_VALUE), 4, 4))
                .as("queues, start Integer.MIN_VALUE")
                .isEqualTo("0 1 2 3");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("3 queues: start -3 begins with queue 0, as 3 and 0 do; start -1 begins with queue 2")
    void countsBelowZeroAsAboveIt() {
        assertThat(chosen(new RoundRobinQueues(-3), 3, 7))
                .as("queues, start -3")
                .isEqualTo("0 1 2 0 1 2 0");
        assertThat(chosen(new RoundRobinQueues(-1), 3, 4))
                .as("queues, start -1")
                .isEqualTo("2 0 1 2");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("two brokers with two queues each: 5 messages go to a/0 a/1 b/0 b/1 a/0, by their place in the list")
    void theQueuesOfAllBrokersHaveTheirTurn() {
        RoundRobinQueues selector = new RoundRobinQueues(0);
        List<MessageQueue> ofTwoBrokers = Stream.of("a", "b")
                .flatMap(broker -> Stream.of(0, 1).map(id -> new MessageQueue("TicketSales", broker, id)))
                .toList();
        String chosen = IntStream.range(0, 5)
                .mapToObj(i -> selector.select(ofTwoBrokers, MESSAGE, null))
                .map(queue -> queue.getBrokerName() + "/" + queue.getQueueId())
                .collect(joining(" "));
        assertThat(chosen).as("queues in the order of sending").isEqualTo("a/0 a/1 b/0 b/1 a/0");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the topic grows from 4 to 8 queues and shrinks to 3: each round takes each queue once")
    void followsTheNumberOfQueues() {
        RoundRobinQueues selector = new RoundRobinQueues(1);

        assertThat(inOrder(chosen(selector, 4, 4))).as("a round over 4 queues").isEqualTo("0 1 2 3");
        assertThat(inOrder(chosen(selector, 8, 8))).as("a round over 8 queues").isEqualTo("0 1 2 3 4 5 6 7");
        assertThat(inOrder(chosen(selector, 3, 3))).as("a round over 3 queues").isEqualTo("0 1 2");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("3 queues and 1 by turns, as for two topics: the count goes on, and of the 3 each has its turn")
    void countsOnOverAShorterList() {
        RoundRobinQueues selector = new RoundRobinQueues(0);
        String chosen = IntStream.range(0, 3)
                .mapToObj(round -> chosen(selector, 3, 1) + chosen(selector, 1, 1))
                .collect(joining(" "));
        assertThat(chosen).as("queue of 3 and queue of 1, three times").isEqualTo("00 20 10");
    }

    /**
     * Whoever reads the number and writes it back later is found in the first half each time: other threads come in
     * between, as soon as the selector asks for the size of the list, and again when it takes a queue from it. The
     * second half has a good chance to find what only happens between two neighbouring instructions.
     */
    @Test
    @Tag("invariant-5")
    @DisplayName("two threads choose while a third is choosing, and then four at full speed: no number is used twice")
    void givesNoTwoThreadsTheSameNumber() throws Exception {
        RoundRobinQueues selector = new RoundRobinQueues(0);
        ChoosingInBetween others = new ChoosingInBetween(selector, queues(4));
        List<Integer> chosen = new ArrayList<>();
        chosen.add(selector.select(others, MESSAGE, null).getQueueId());
        chosen.addAll(others.chosen());
        assertThat(chosen.stream().sorted().toList())
                .as("the queues of three threads, of 4")
                .isEqualTo(List.of(0, 1, 2));

        AtomicIntegerArray messagesOfQueue = atFullSpeed(new RoundRobinQueues(0), 101, 101_000);
        boolean even = IntStream.range(0, 101).allMatch(queue -> messagesOfQueue.get(queue) == 4_000);
        assertThat(even ? "4,000 in each" : "more in some than in others")
                .as("4 threads, 101,000 messages each, 101 queues: messages in the queues")
                .isEqualTo("4,000 in each");
    }

    /** The client passes another list and another message with each send: a lock on them keeps nobody out. */
    @Test
    @Tag("invariant-5")
    @DisplayName("another thread holds locks on the list and the message that select is given: select needs neither")
    void locksNothingThatTheClientMakesAnew() {
        RoundRobinQueues selector = new RoundRobinQueues(0);
        selector.select(queues(4), MESSAGE, null);
        List<MessageQueue> queues = queues(4);
        InBackground<MessageQueue> select;
        synchronized (queues) {
            synchronized (MESSAGE) {
                select = InBackground.start("select", () -> selector.select(queues, MESSAGE, null));
                select.awaitStandstill();
                assertThat(select.hasEnded() ? "comes to its end" : "waits for a lock on what it was given")
                        .as("select")
                        .isEqualTo("comes to its end");
            }
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("50,000 producers that begin anywhere: each of 4 queues, and each of 1,009, is the first one of some")
    void beginsAnywhere() {
        assertThat(beginnings(4))
                .as("of 4 queues, those that some producer begins with")
                .isEqualTo("all 4");
        assertThat(beginnings(1_009))
                .as("of 1009 queues, those that some producer begins with")
                .isEqualTo("all 1009");
    }

    private static String beginnings(int number) {
        List<MessageQueue> queues = queues(number);
        TreeSet<Integer> first = new TreeSet<>();
        for (int producer = 0; producer < 50_000; producer++) {
            first.add(RoundRobinQueues.fromARandomQueue()
                    .select(queues, MESSAGE, null)
                    .getQueueId());
        }
        if (first.size() == number) {
            return "all " + number;
        }
        return "only %s, the highest is queue %s".formatted(first.size(), first.last());
    }

    private static AtomicIntegerArray atFullSpeed(RoundRobinQueues selector, int queues, int each) throws Exception {
        AtomicIntegerArray messagesOfQueue = new AtomicIntegerArray(queues);
        List<MessageQueue> all = queues(queues);
        CyclicBarrier startTogether = new CyclicBarrier(4);
        ExecutorService shops = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int shop = 0; shop < 4; shop++) {
                ends.add(shops.submit(() -> {
                    startTogether.await(5, SECONDS);
                    for (int i = 0; i < each; i++) {
                        messagesOfQueue.incrementAndGet(
                                selector.select(all, MESSAGE, null).getQueueId());
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get(5, SECONDS);
            }
        } finally {
            shops.shutdownNow();
        }
        return messagesOfQueue;
    }

    private static String chosen(RoundRobinQueues selector, int queues, int messages) {
        List<MessageQueue> all = queues(queues);
        return IntStream.range(0, messages)
                .mapToObj(i -> ""
                        + selector.select(all, MESSAGE, i % 2 == 0 ? null : i).getQueueId())
                .collect(joining(" "));
    }

    private static String inOrder(String chosen) {
        return Stream.of(chosen.split(" ")).sorted().collect(joining(" "));
    }

    private static List<MessageQueue> queues(int number) {
        return IntStream.range(0, number)
                .mapToObj(id -> new MessageQueue("TicketSales", "broker-a", id))
                .toList();
    }

    /** A list of queues that lets another thread choose, start to end, before it answers. */
    private static final class ChoosingInBetween extends AbstractList<MessageQueue> {
        private final RoundRobinQueues selector;
        private final List<MessageQueue> queues;
        private final List<FutureTask<Integer>> others = new ArrayList<>();

        ChoosingInBetween(RoundRobinQueues selector, List<MessageQueue> queues) {
            this.selector = selector;
            this.queues = queues;
        }

        List<Integer> chosen() throws Exception {
            List<Integer> chosen = new ArrayList<>();
            for (FutureTask<Integer> other : others) {
                chosen.add(other.get(2, SECONDS));
            }
            return chosen;
        }

        @Override
        public int size() {
            letAnotherThreadChoose();
            return queues.size();
        }

        @Override
        public MessageQueue get(int index) {
            letAnotherThreadChoose();
            return queues.get(index);
        }

        /** Comes back when the other thread has chosen, or waits for a lock that the first one holds. */
        private void letAnotherThreadChoose() {
            if (others.size() == 2) {
                return;
            }
            FutureTask<Integer> other = new FutureTask<>(
                    () -> selector.select(queues, MESSAGE, null).getQueueId());
            others.add(other);
            Thread thread = new Thread(other, "another shop");
            thread.setDaemon(true);
            thread.start();
            while (!other.isDone() && !isWaiting(thread)) {
                Thread.onSpinWait();
            }
        }

        private static boolean isWaiting(Thread thread) {
            Thread.State state = thread.getState();
            return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
        }
    }
}
