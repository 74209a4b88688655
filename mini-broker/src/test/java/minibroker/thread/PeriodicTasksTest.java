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

    @Test
    void soHasOneThatFailsWithAnError() throws InterruptedException {
        failAtEachTurn(new StackOverflowError("once too deep"));
    }

    private void failAtEachTurn(Throwable failure) throws InterruptedException {
        timer.every(Duration.ofMillis(1), () -> {
            turns.countDown();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });

        turns.await();
        timer.close();
    }
}
