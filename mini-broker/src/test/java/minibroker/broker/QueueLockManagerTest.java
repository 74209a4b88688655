package minibroker.broker;

import minibroker.TestClock;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class QueueLockManagerTest {
    private static final MessageQueue QUEUE = new MessageQueue("T", 0);
    private static final List<MessageQueue> ONE = List.of(QUEUE);

    private final TestClock clock = new TestClock();
    private final QueueLockManager locks = new QueueLockManager(clock);

    @Test
    void theFirstClientGetsTheQueueAndKeepsIt() {
        assertThat(locks.lock("G", "c1", ONE)).containsExactly(QUEUE);
        assertThat(locks.lock("G", "c2", ONE)).isEmpty();
        assertThat(locks.lock("G", "c1", ONE)).containsExactly(QUEUE);
    }

    @Test
    void eachGroupHasLocksOfItsOwn() {
        locks.lock("G", "c1", ONE);

        assertThat(locks.lock("Other", "c2", ONE)).containsExactly(QUEUE);
    }

    @Test
    void aLockThatIsNotRenewedForAMinuteIsFree() {
        locks.lock("G", "c1", ONE);
        clock.advance(Duration.ofSeconds(60));
        assertThat(locks.lock("G", "c2", ONE)).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(locks.lock("G", "c2", ONE)).containsExactly(QUEUE);
        assertThat(locks.lock("G", "c1", ONE)).isEmpty();
    }

    @Test
    void askingAgainRenews() {
        for (int i = 0; i < 5; i++) {
            assertThat(locks.lock("G", "c1", ONE)).containsExactly(QUEUE);
            clock.advance(Duration.ofSeconds(50));
        }
        assertThat(locks.lock("G", "c2", ONE)).isEmpty();
    }

    @Test
    void nobodyCanTakeAwayALockByAskingForIt() {
        locks.lock("G", "c1", ONE);
        clock.advance(Duration.ofSeconds(40));
        locks.lock("G", "c2", ONE);
        clock.advance(Duration.ofSeconds(21));

        assertThat(locks.lock("G", "c2", ONE))
                .as("asking in vain does not renew either")
                .containsExactly(QUEUE);
    }

    @Test
    void aGroupHoldsALockUntilItIsGivenFreeOrExpires() {
        assertThat(locks.holdsAny("G")).isFalse();
        locks.lock("G", "c1", ONE);
        assertThat(locks.holdsAny("G")).isTrue();
        assertThat(locks.holdsAny("Other")).isFalse();

        clock.advance(Duration.ofMillis(60_001));
        assertThat(locks.holdsAny("G")).isFalse();

        locks.lock("G", "c1", ONE);
        locks.unlock("G", "c1", ONE);
        assertThat(locks.holdsAny("G")).isFalse();
    }

    @Test
    void thereAreNotMoreLocksThanMemoryForThem() {
        List<MessageQueue> queues = IntStream.range(0, QueueLockManager.MOST + 10)
                .mapToObj(id -> new MessageQueue("T", id))
                .toList();

        assertThat(locks.lock("G", "c1", queues)).hasSize(QueueLockManager.MOST);
        assertThat(locks.lock("G", "c1", ONE)).as("one that it has").containsExactly(QUEUE);
        assertThat(locks.lock("Other", "c2", ONE)).isEmpty();
    }

    @Test
    void onlyTheOwnerCanUnlock() {
        locks.lock("G", "c1", ONE);

        locks.unlock("G", "c2", ONE);
        assertThat(locks.lock("G", "c2", ONE)).isEmpty();

        locks.unlock("G", "c1", ONE);
        assertThat(locks.lock("G", "c2", ONE)).containsExactly(QUEUE);
    }
}
