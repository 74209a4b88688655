package minibroker.remoting;

import checks.HandClock;
import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** What is asked while the connection is being given up. */
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RequestsInBetweenTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private static final int OFTEN = 1_000;

    private final HandClock clock = new HandClock();
    private int asked;

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the connection is lost, and the call-backs of 1 and 17 ask again with 1 and 17, each time: failAll comes to its end")
    void whoAlwaysAsksAgainKeepsNobody() {
        PendingRequests pending = new PendingRequests(clock);
        askAgainAndAgain(pending, 1);
        askAgainAndAgain(
                pending, 17); // lies beside 1 in the table: a walk over it comes to 1 after 17, and to 17 after 1
        pending.failAll(new IOException("connection lost"));
        assertThat(asked < OFTEN ? "comes to its end" : "goes on as long as somebody asks again")
                .as("failAll")
                .isEqualTo("comes to its end");
    }

    private void askAgainAndAgain(PendingRequests pending, int opaque) {
        if (asked < OFTEN) {
            asked++;
            pending.expect(opaque, THREE_SECONDS).whenComplete((answer, failure) -> askAgainAndAgain(pending, opaque));
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the connection is lost, and right before the table is cleared another thread asks with 2: it is not lost")
    void whoAsksInBetweenIsNotForgotten() throws Exception {
        ClearedTable table = new ClearedTable();
        PendingRequests pending = new PendingRequests(clock, table);
        CompletableFuture<RemotingCommand> first = pending.expect(1, THREE_SECONDS);
        table.ask = () -> pending.expect(2, THREE_SECONDS);
        pending.failAll(new IOException("connection lost"));
        assertThat(first.isCompletedExceptionally()).as("request 1 has ended").isTrue();
        boolean lost = table.asking != null
                && !table.asking.result().isDone()
                && !pending.complete(RemotingCommand.request(105, 2).answer(0, "answer"));
        assertThat(lost ? "waits for ever, and is not in the table" : "ended, or there to be answered")
                .as("request 2")
                .isEqualTo("ended, or there to be answered");
    }

    /** A table that lets another thread ask before all of it is cleared at once; if that thread has to wait, it may. */
    private static final class ClearedTable extends ConcurrentHashMap<Integer, PendingRequests.Waiting> {
        private static final long serialVersionUID = 1L;

        private transient Callable<CompletableFuture<RemotingCommand>> ask;
        private transient InBackground<CompletableFuture<RemotingCommand>> asking;

        @Override
        public void clear() {
            asking = InBackground.start("a request in between", ask);
            asking.awaitStandstill();
            super.clear();
        }
    }
}
