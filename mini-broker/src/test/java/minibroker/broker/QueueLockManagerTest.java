package minibroker.broker;

import minibroker.TestClock;
import minibroker.message.MessageQueue;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

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
        clock.advance(Duration.ofMillis(59_999));
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
    void onlyTheOwnerCanUnlock() {
        locks.lock("G", "c1", ONE);

        locks.unlock("G", "c2", ONE);
        assertThat(locks.lock("G", "c2", ONE)).isEmpty();

        locks.unlock("G", "c1", ONE);
        assertThat(locks.lock("G", "c2", ONE)).containsExactly(QUEUE);
    }
}
