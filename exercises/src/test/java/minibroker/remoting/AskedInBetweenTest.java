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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

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
    @DisplayName(
            "while a call-back of 1 runs, another thread calls each of the methods: none has to wait for the call-back")
    void aCallBackKeepsNobodyWaiting() {
        List<String> meanwhile = new ArrayList<>();
        PendingRequests pending = new PendingRequests(clock);
        callMeanwhile(pending, "at an answer", meanwhile);
        pending.complete(answer("answer"));
        callMeanwhile(pending, "at a time-out", meanwhile);
        clock.forward(3_000);
        pending.expire();
        callMeanwhile(pending, "at the lost connection", meanwhile);
        pending.failAll(new IOException("connection lost"));
        assertThat(meanwhile)
                .as("calls of another thread that have to wait for a call-back")
                .isEmpty();
    }

    private void callMeanwhile(PendingRequests pending, String when, List<String> waiting) {
        Map<String, Callable<?>> calls = new LinkedHashMap<>();
        calls.put("expect", () -> pending.expect(2, Duration.ofSeconds(60)));
        calls.put(
                "complete",
                () -> pending.complete(RemotingCommand.request(105, 2).success()));
        calls.put("expire", Executors.callable(pending::expire));
        calls.put("failAll", Executors.callable(() -> pending.failAll(new IOException("connection lost"))));
        pending.expect(1, THREE_SECONDS)
                .whenComplete((answer, failure) -> calls.forEach((name, call) -> {
                    InBackground<?> other = InBackground.start(name, call);
                    other.awaitStandstill();
                    if (!other.hasEnded()) {
                        waiting.add(name + " " + when);
                    }
                }));
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
