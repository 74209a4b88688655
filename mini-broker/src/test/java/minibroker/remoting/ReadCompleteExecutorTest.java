package minibroker.remoting;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

import static org.assertj.core.api.Assertions.assertThat;

/** Both kinds of thread are queues here, which the test empties; a task takes as long as it says. */
class ReadCompleteExecutorTest {
    private static final long MILLISECOND = 1_000_000;

    private final Queue<Runnable> network = new ArrayDeque<>();
    private final Queue<Runnable> own = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private Optional<Executor> caller = Optional.of(network::add);
    private long now;
    private final ReadCompleteExecutor readComplete =
            new ReadCompleteExecutor(() -> caller, own::add, () -> now, () -> {});

    @Test
    void aTaskOfANetworkThreadIsRunThereAndNotAtOnce() {
        readComplete.execute(() -> done.add("a"));
        assertThat(done).isEmpty();

        runAll(network);

        assertThat(done).containsExactly("a");
        assertThat(own).isEmpty();
    }

    @Test
    void aTaskOfAnyOtherThreadGoesToTheThreadForThem() {
        caller = Optional.empty();
        readComplete.execute(() -> done.add("a"));

        runAll(own);

        assertThat(done).containsExactly("a");
    }

    @Test
    void behindASlowTaskTheNextOnesKeepNoNetworkThread() {
        readComplete.execute(() -> now += 5 * MILLISECOND + 1);
        runAll(network);

        readComplete.execute(() -> done.add("a"));

        assertThat(network).isEmpty();
        runAll(own);
        assertThat(done).containsExactly("a");
    }

    @Test
    void aTaskThatFindsNothingToDoDoesNotMakeTheDiskQuick() {
        readComplete.execute(() -> now += 15 * MILLISECOND);
        readComplete.execute(() -> done.add("nothing left to do"));
        runAll(network);

        readComplete.execute(() -> done.add("a"));

        assertThat(network).isEmpty();
        assertThat(own).hasSize(1);
    }

    @Test
    void networkThreadsTryAgainWhenTenTimesAsLongHasPassed() {
        readComplete.execute(() -> now += 15 * MILLISECOND);
        runAll(network);

        now += 150 * MILLISECOND - 1;
        readComplete.execute(() -> done.add("a"));
        assertThat(network).isEmpty();
        now++;
        readComplete.execute(() -> done.add("b"));
        runAll(network);

        assertThat(done).containsExactly("b");
    }

    @Test
    void afterTheEndWhoeverAsksRunsItHimself() {
        ReadCompleteExecutor ended = ReadCompleteExecutor.start("after-reading-test", Optional::empty);
        ended.close();

        ended.execute(() -> done.add("a"));

        assertThat(done).containsExactly("a");
    }

    private static void runAll(Queue<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
