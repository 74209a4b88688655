package minibroker.broker;

import minibroker.message.MessageQueue;
import minibroker.store.KeptDocuments;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("11-2")
@Tag("invariant-3")
@Timeout(value = 60, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptOffsetsTest {
    private static final MessageQueue ORDERS_0 = new MessageQueue("Orders", 0);
    private static final MessageQueue ORDERS_1 = new MessageQueue("Orders", 1);
    private static final MessageQueue REFUNDS_0 = new MessageQueue("Refunds", 0);

    private final KeptDocuments documents = new KeptDocuments();
    private ConsumerOffsetManager offsets = new ConsumerOffsetManager();

    @Test
    @DisplayName("nothing was committed: empty, and not 0, which would mean that the group had begun")
    void nothingIsKnownAtFirst() {
        assertThat(shown("Billing", ORDERS_0)).as("Billing in queue 0").isEqualTo("none");
        offsets.commit("Billing", ORDERS_0, 0);
        assertThat(shown("Billing", ORDERS_0)).as("Billing in queue 0").isEqualTo("0");
        assertThat(shown("Billing", ORDERS_1)).as("Billing in queue 1").isEqualTo("none");
        assertThat(shown("Gates", ORDERS_0)).as("Gates in queue 0").isEqualTo("none");
    }

    @Test
    @DisplayName("two groups, two queues, two topics: each has an offset of its own")
    void eachGroupHasItsOwnOffsets() {
        commitFour();
        assertThat(allFour()).as("offsets").isEqualTo("7 3 5 3000000000");
    }

    @Test
    @DisplayName("8 is committed and then 5: a group may go back, the last word counts")
    void theLastWordCounts() {
        offsets.commit("Billing", ORDERS_0, 8);
        offsets.commit("Billing", ORDERS_0, 5);
        assertThat(shown("Billing", ORDERS_0)).as("Billing in queue 0").isEqualTo("5");
    }

    @Test
    @DisplayName("saved, and the broker is started again: everything is there, also what is beyond an int")
    void whatWasSavedComesBack() {
        commitFour();
        save();
        restart();
        assertThat(allFour()).as("offsets after the start").isEqualTo("7 3 5 3000000000");
        assertThat(shown("Billing", new MessageQueue("Orders", 2)))
                .as("a queue that had none")
                .isEqualTo("none");
    }

    @Test
    @DisplayName("0 is committed and saved, and the broker is started again: 0, and not empty")
    void zeroComesBack() {
        offsets.commit("Billing", ORDERS_0, 0);
        save();
        restart();
        assertThat(shown("Billing", ORDERS_0))
                .as("Billing in queue 0 after the start")
                .isEqualTo("0");
        assertThat(shown("Billing", ORDERS_1))
                .as("Billing in queue 1 after the start")
                .isEqualTo("none");
    }

    @Test
    @DisplayName("8 is saved and then 5: a group may go back, and is not ahead of it after a start")
    void theLastWordIsSaved() {
        offsets.commit("Billing", ORDERS_0, 8);
        save();
        offsets.commit("Billing", ORDERS_0, 5);
        save();
        restart();
        assertThat(shown("Billing", ORDERS_0))
                .as("Billing in queue 0 after the start")
                .isEqualTo("5");
    }

    @Test
    @DisplayName("what is saved has RocketMQ's form: by topic@group, then by queue")
    void theDocumentHasRocketMqsForm() {
        commitFour();
        offsets.commit("Billing", new MessageQueue("%RETRY%Billing", 0), 2);
        save();
        assertThat(documents.text("consumerOffset"))
                .as("consumerOffset.json")
                .isEqualTo(
                        "{\"offsetTable\":{\"%RETRY%Billing@Billing\":{\"0\":2},\"Orders@Billing\":{\"0\":7,\"1\":3},"
                                + "\"Orders@Gates\":{\"0\":5},\"Refunds@Billing\":{\"0\":3000000000}}}");
        restart();
        assertThat(shown("Billing", new MessageQueue("%RETRY%Billing", 0)))
                .as("the retry topic after the start")
                .isEqualTo("2");
    }

    @Test
    @DisplayName("saved at 5, committed at 9, killed: the group goes on at 5, and four messages come again")
    void aKillTakesWhatWasNotSaved() {
        offsets.commit("Billing", ORDERS_0, 5);
        save();
        offsets.commit("Billing", ORDERS_0, 9);
        restart();
        assertThat(shown("Billing", ORDERS_0)).as("Billing in queue 0").isEqualTo("5");
    }

    @Test
    @DisplayName("saved at 5, and the broker is started again: 9 is committed and counts, since nobody reset the group")
    void whatIsCommittedAfterTheStartCounts() {
        offsets.commit("Billing", ORDERS_0, 5);
        save();
        restart();
        offsets.commit("Billing", ORDERS_0, 9);
        assertThat(shown("Billing", ORDERS_0)).as("Billing in queue 0").isEqualTo("9");
        assertThat(offsets.takeReset("Billing", ORDERS_0))
                .as("a reset of which the consumer is to be told")
                .isEmpty();
    }

    @Test
    @DisplayName("a broker that starts for the first time has nothing saved, and no group has an offset")
    void aFirstStartFindsNothing() {
        restart();
        assertThat(offsets.all()).as("all offsets").isEmpty();
    }

    @Test
    @DisplayName("saved twice, and a group deleted in between: the second document has nothing of it")
    void theWholeIsSavedAnew() {
        commitFour();
        save();
        offsets.removeGroup("Billing");
        save();
        restart();
        assertThat(allFour()).as("offsets after the start").isEqualTo("none none 5 none");
    }

    @Test
    @DisplayName("the only group is deleted: it stays away, although what is saved then has nothing in it")
    void alsoNothingIsSaved() {
        offsets.commit("Billing", ORDERS_0, 7);
        save();
        offsets.removeGroup("Billing");
        save();
        restart();
        assertThat(shown("Billing", ORDERS_0))
                .as("Billing in queue 0 after the start")
                .isEqualTo("none");
    }

    @Test
    @DisplayName("two threads commit for new groups and new queues, a third one reads all offsets: none is lost")
    void severalThreadsAtOnce() throws Exception {
        boolean trouble = false;
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        try {
            for (int round = 0; round < 100 && !trouble; round++) {
                trouble = losesOffsets(100, 1, threads) || losesOffsets(1, 100, threads);
            }
            trouble = trouble || cannotBeReadMeanwhile(threads);
        } finally {
            threads.shutdownNow();
        }
        assertThat(trouble ? "some" : "none")
                .as("offsets that are lost, or that cannot be read while others are committed")
                .isEqualTo("none");
    }

    /** Whether an offset is not there when two threads have committed, each in the same groups for its own queues. */
    private static boolean losesOffsets(int groups, int queuesOfEach, ExecutorService threads) throws Exception {
        ConsumerOffsetManager offsets = new ConsumerOffsetManager();
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<?>> ends = new ArrayList<>();
        for (String topic : List.of("Orders", "Refunds")) {
            ends.add(threads.submit(() -> {
                together.await(30, SECONDS);
                for (int i = 0; i < groups * queuesOfEach; i++) {
                    offsets.commit("group-" + i / queuesOfEach, new MessageQueue(topic, i % queuesOfEach), i);
                }
                return null;
            }));
        }
        try {
            for (Future<?> end : ends) {
                end.get(30, SECONDS);
            }
        } catch (ExecutionException thrown) {
            return true; // a map that two threads have broken throws this and that
        }
        int kept = offsets.all().values().stream().mapToInt(Map::size).sum();
        return kept != 2 * groups * queuesOfEach;
    }

    /**
     * Whether reading all offsets of a group fails because one is added meanwhile. A timer adds them, so that each is
     * added at another moment of the reading, however many processors there are.
     */
    private static boolean cannotBeReadMeanwhile(ScheduledExecutorService threads) throws Exception {
        ConsumerOffsetManager offsets = new ConsumerOffsetManager();
        for (int queue = 0; queue < 4_000; queue++) {
            offsets.commit("Billing", new MessageQueue("Orders", queue), queue);
        }
        AtomicInteger queues = new AtomicInteger();
        Future<?> adding = threads.scheduleWithFixedDelay(
                () -> offsets.commit("Billing", new MessageQueue("Refunds", queues.getAndIncrement()), 1),
                0,
                50,
                MICROSECONDS);
        try {
            while (queues.get() < 1_000 && !adding.isDone()) {
                offsets.all();
            }
            return adding.isDone();
        } catch (RuntimeException changedMeanwhile) {
            return true;
        } finally {
            adding.cancel(false);
        }
    }

    private void commitFour() {
        offsets.commit("Billing", ORDERS_0, 7);
        offsets.commit("Billing", ORDERS_1, 3);
        offsets.commit("Gates", ORDERS_0, 5);
        offsets.commit("Billing", REFUNDS_0, 3_000_000_000L);
    }

    private String allFour() {
        return String.join(
                " ",
                shown("Billing", ORDERS_0),
                shown("Billing", ORDERS_1),
                shown("Gates", ORDERS_0),
                shown("Billing", REFUNDS_0));
    }

    private void save() {
        // A broker that has been started before, so that nothing depends on what this one remembers.
        new BrokerState(documents.start()).saveOffsets(offsets.all());
    }

    private void restart() {
        offsets = new ConsumerOffsetManager();
        new BrokerState(documents.start()).restoreOffsets(offsets);
    }

    private String shown(String group, MessageQueue queue) {
        OptionalLong offset = offsets.committed(group, queue);
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "none";
    }
}
