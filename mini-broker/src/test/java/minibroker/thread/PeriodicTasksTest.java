package minibroker.thread;

import minibroker.exercise.NotDoneYet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
final class PeriodicTasksTest {
    private final PeriodicTasks timer = new PeriodicTasks("store-timer", 2);
    private final CountDownLatch turns = new CountDownLatch(3);

    @Test
    void aChoreThatFailsHasItsNextTurn() throws InterruptedException {
        failAtEachTurn(new IllegalStateException("the disk is on fire"));
    }

    @Test
    void soHasOneWhoseExerciseIsNotDoneYet() throws InterruptedException {
        failAtEachTurn(new NotDoneYet("10-4"));
    }

    private void failAtEachTurn(RuntimeException failure) throws InterruptedException {
        timer.every(Duration.ofMillis(1), () -> {
            turns.countDown();
            throw failure;
        });

        turns.await();
        timer.close();
    }
}
