package minibroker.remoting;

import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** What exactly a request ends with, and whose time counts. */
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswersAndTimeTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    private final HandClock clock = new HandClock();
    private final PendingRequests pending = new PendingRequests(clock);

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "the answer has code 17, fields and a body: the request ends with that answer, a refusal is one like any other")
    void aRefusalIsAnAnswer() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        RemotingCommand refusal = RemotingCommand.request(105, 1)
                .answer(17, "no such topic")
                .with("topic", "Orders")
                .withBody(new byte[] {1, 2, 3});
        assertThat(pending.complete(refusal)).as("someone waits for the answer").isTrue();
        assertThat(request.handle((answer, failure) -> failure == null ? Shown.command(answer) : failure.toString())
                        .getNow("waits"))
                .as("what the request ended with")
                .isEqualTo(Shown.command(refusal));
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the connection is lost: what the caller hears is the very reason that was given")
    void theReasonIsPassedOn() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        IOException reason = new IOException("connection lost");
        pending.failAll(reason);
        assertThat(request.handle((answer, failure) -> failure).getNow(null))
                .as("what the request ended with")
                .isSameAs(reason);
    }

    /** A timer of the future itself would run on the JDK's thread for timers, where a second one runs after it. */
    @Test
    @Tag("invariant-5")
    @DisplayName("1 ms of patience, the given clock stands still, and real time passes: the request waits")
    void onlyTheGivenClockCounts() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, Duration.ofMillis(1));
        new CompletableFuture<Void>().completeOnTimeout(null, 20, MILLISECONDS).join();
        pending.expire();
        assertThat(request.isDone() ? "has ended" : "waits")
                .as("the request, without a millisecond on the given clock")
                .isEqualTo("waits");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "six requests, with 5 s and 1 s of patience in turn: after 3 seconds those with 1 s are over, no other is")
    void thePatientKeepNobodyFromEnding() {
        List<CompletableFuture<RemotingCommand>> requests = new ArrayList<>();
        for (int opaque = 1; opaque <= 6; opaque++) {
            requests.add(pending.expect(opaque, Duration.ofSeconds(opaque % 2 == 0 ? 1 : 5)));
        }
        clock.forward(3_000);
        pending.expire();
        assertThat(requests.stream().map(request -> request.isDone() ? "has ended" : "waits"))
                .as("requests 1 to 6 after 3 seconds")
                .containsExactly("waits", "has ended", "waits", "has ended", "waits", "has ended");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("patience of Long.MAX_VALUE ms: after a hundred million years it waits")
    void forEverIsForEver() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, Duration.ofMillis(Long.MAX_VALUE));
        clock.forward(Long.MAX_VALUE / 2);
        pending.expire();
        assertThat(request.isDone() ? "has ended" : "waits").as("the request").isEqualTo("waits");
    }
}
