package minibroker.remoting;

import checks.HandClock;
import checks.InBackground;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** What another thread asks while an answer is handed over, or while a call-back runs. */
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AskedInBetweenTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    private final HandClock clock = new HandClock();

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the answer to 1 is looked up; then its time is over, and another thread asks with 1 again: that request lives")
    void anAnswerTakesOutItsOwnRequestOnly() throws Exception {
        LookedUpTable table = new LookedUpTable();
        PendingRequests pending = new PendingRequests(clock, table);
        pending.expect(1, THREE_SECONDS);
        clock.forward(3_000);
        table.afterALook = () -> {
            pending.expire();
            return pending.expect(1, THREE_SECONDS);
        };
        pending.complete(answer("to the first"));

        boolean lost =
                table.again != null && !table.again.result().isDone() && !pending.complete(answer("to the second"));
        assertThat(lost ? "waits for ever, and is not in the table" : "ended, or there to be answered")
                .as("the second request with number 1")
                .isEqualTo("ended, or there to be answered");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("while a call-back of 1 runs, another thread asks with 2: it does not have to wait for the call-back")
    void aCallBackKeepsNobodyWaiting() {
        List<String> asking = new ArrayList<>();
        PendingRequests pending = new PendingRequests(clock);
        askMeanwhile(pending, asking);
        pending.complete(answer("answer"));
        askMeanwhile(pending, asking);
        clock.forward(3_000);
        pending.expire();
        askMeanwhile(pending, asking);
        pending.failAll(new IOException("connection lost"));
        assertThat(asking)
                .as("expect in another thread, at an answer, at a time-out, and at the lost connection")
                .isEqualTo(List.of("comes to its end", "comes to its end", "comes to its end"));
    }

    private void askMeanwhile(PendingRequests pending, List<String> asking) {
        int opaque = 2 + asking.size();
        pending.expect(1, THREE_SECONDS).whenComplete((answer, failure) -> {
            InBackground<?> other = InBackground.start("expect", () -> pending.expect(opaque, Duration.ofSeconds(60)));
            other.awaitStandstill();
            asking.add(other.hasEnded() ? "comes to its end" : "waits for the call-back");
        });
    }

    private static RemotingCommand answer(String remark) {
        return RemotingCommand.request(105, 1).answer(0, remark);
    }

    /** A table that gives another thread its turn after a look into it; if that thread has to wait, it may. */
    private static final class LookedUpTable extends ConcurrentHashMap<Integer, PendingRequests.Waiting> {
        private static final long serialVersionUID = 1L;

        private transient Callable<CompletableFuture<RemotingCommand>> afterALook;
        private transient InBackground<CompletableFuture<RemotingCommand>> again;

        @Override
        public PendingRequests.Waiting get(Object opaque) {
            PendingRequests.Waiting found = super.get(opaque);
            if (afterALook != null && again == null) {
                again = InBackground.start("a request in between", afterALook);
                again.awaitStandstill();
            }
            return found;
        }
    }
}
