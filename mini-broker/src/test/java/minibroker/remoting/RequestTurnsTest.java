package minibroker.remoting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** Who carries a request out: the thread that brings it, or the worker, but one at a time. */
@Timeout(20)
class RequestTurnsTest {
    private static final int CODE = 7;

    private final TestConnection client = new TestConnection(Clock.systemUTC());
    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
    private RequestExecutor line;

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void carriesOutAtOnceWhatFindsNobodyInLine() {
        AtomicReference<Thread> by = new AtomicReference<>();
        start(exchange -> by.set(Thread.currentThread()));

        line.submit(request(1));

        assertThat(by).hasValue(Thread.currentThread());
    }

    @Test
    void leavesOneTurnAtATimeInTheOrderOfEachConnection() throws InterruptedException {
        AtomicInteger atWork = new AtomicInteger();
        start(exchange -> {
            assertThat(atWork.incrementAndGet()).isEqualTo(1);
            done.add(exchange.request().opaque());
            atWork.decrementAndGet();
        });
        Thread other = new Thread(() -> submit(10_000, 20_000));

        other.start();
        submit(0, 10_000);
        other.join();
        line.close();

        assertThat(client.sent()).isEmpty();
        assertThat(done.stream().filter(opaque -> opaque < 10_000))
                .hasSize(10_000)
                .isSorted();
        assertThat(done.stream().filter(opaque -> opaque >= 10_000))
                .hasSize(10_000)
                .isSorted();
    }

    private void start(RequestProcessor processor) {
        line = new RequestExecutor("test", Limits.DEFAULT, TimeUnit.NANOSECONDS::sleep, Map.of(CODE, processor));
    }

    private void submit(int from, int to) {
        for (int opaque = from; opaque < to; opaque++) {
            line.submit(request(opaque));
            while (line.size() > 100) {
                Thread.onSpinWait();
            }
        }
    }

    private Exchange request(int opaque) {
        return new Exchange(RemotingCommand.request(CODE, 0).withOpaque(opaque), client.connection());
    }
}
