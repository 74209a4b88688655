package minibroker.remoting;

import checks.CallOutcome;
import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** One thread is in the middle of a method; each time that it uses the table, another thread may have its turn. */
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryMomentTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private static final int MOMENTS_AT_MOST = 100;

    private HandClock clock;
    private TouchedTable table;
    private PendingRequests pending;
    private CompletableFuture<RemotingCommand> first;
    private CompletableFuture<RemotingCommand> beside;
    private CompletableFuture<RemotingCommand> second;
    private boolean endedBeside = true;

    @Test
    @Tag("invariant-5")
    @DisplayName("in the middle of expire, another thread answers 1 and asks with 1 again: that request lives")
    void aTimeOutLeavesTheNewRequestAlone() throws Exception {
        assertThat(atEveryMoment(PendingRequests::expire, this::answerAndAskAgain))
                .as("the second request with number 1")
                .isEqualTo("ended, or there to be answered");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("in the middle of failAll, another thread answers 1 and asks with 1 again: that request is not lost")
    void aLostConnectionLosesNoNewRequest() throws Exception {
        assertThat(atEveryMoment(this::fail, this::answerAndAskAgain))
                .as("the second request with number 1")
                .isEqualTo("ended, or there to be answered");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("in the middle of failAll, another thread asks with 2: that request is not lost")
    void aLostConnectionLosesNoOtherRequest() throws Exception {
        assertThat(atEveryMoment(this::fail, () -> second = pending.expect(2, THREE_SECONDS)))
                .as("the request with number 2")
                .isEqualTo("ended, or there to be answered");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("in the middle of complete, 1 ends with a time-out and another thread asks with 1: it is not lost")
    void anAnswerLosesNoNewRequest() throws Exception {
        assertThat(atEveryMoment(requests -> requests.complete(answer(1)), () -> {
                    pending.expire();
                    second = pending.expect(1, THREE_SECONDS);
                }))
                .as("the second request with number 1")
                .isEqualTo("ended, or there to be answered");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("1 waits, and while a second request with 1 is refused, its answer comes: the first one gets it")
    void aRefusedRequestTakesNoAnswer() throws Exception {
        for (int moment = 0; moment < MOMENTS_AT_MOST; moment++) {
            start();
            table.at(moment, () -> pending.complete(answer(1)));
            CallOutcome.of(() -> "is taken: " + pending.expect(1, THREE_SECONDS));
            if (!table.hadItsTurn()) {
                return;
            }
            assertThat(first.isDone() ? "has its answer" : "got none")
                    .as("the first request with number 1, whose answer came")
                    .isEqualTo("has its answer");
        }
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("1 and 5 wait; in the middle of expire or failAll, another thread answers 1: 5 ends all the same")
    void whoIsTakenAwayKeepsNobodyFromEnding() throws Exception {
        for (String method : new String[] {"expire", "failAll"}) {
            atEveryMoment(
                    requests -> {
                        if (method.equals("expire")) {
                            requests.expire();
                        } else {
                            fail(requests);
                        }
                        endedBeside &= beside.isDone();
                    },
                    this::answerAndAskAgain);
            assertThat(endedBeside ? "has ended" : "waits")
                    .as("the request with number 5 after %s", method)
                    .isEqualTo("has ended");
        }
    }

    private String atEveryMoment(Consumer<PendingRequests> method, Runnable otherThread) throws Exception {
        for (int moment = 0; moment < MOMENTS_AT_MOST; moment++) {
            start();
            clock.forward(3_000);
            table.at(
                    moment,
                    () -> CallOutcome.of(() -> {
                        otherThread.run();
                        return "done";
                    }));
            method.accept(pending);
            if (!table.hadItsTurn()) {
                break;
            }
            if (!first.isDone()) {
                return "not made yet: the first one, with number 1, did not end";
            }
            if (second == null) {
                return "refused, as if the first one, which has ended, still waited";
            }
            if (!second.isDone() && !pending.complete(answer(1)) && !pending.complete(answer(2))) {
                return "waits for ever, and is not in the table";
            }
        }
        return "ended, or there to be answered";
    }

    private void start() {
        clock = new HandClock();
        table = new TouchedTable();
        pending = new PendingRequests(clock, table);
        first = pending.expect(1, THREE_SECONDS);
        beside = pending.expect(5, THREE_SECONDS);
        second = null;
    }

    private void answerAndAskAgain() {
        pending.complete(answer(1));
        second = pending.expect(1, THREE_SECONDS);
    }

    private void fail(PendingRequests requests) {
        requests.failAll(new IOException("connection lost"));
    }

    private static RemotingCommand answer(int opaque) {
        return RemotingCommand.request(105, opaque).answer(0, "answer");
    }
}
