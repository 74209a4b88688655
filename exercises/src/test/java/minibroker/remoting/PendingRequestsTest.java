package minibroker.remoting;

import checks.CallOutcome;
import checks.HandClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
@Tag("03-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PendingRequestsTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private final HandClock clock = new HandClock();
    private final PendingRequests pending = new PendingRequests(clock);

    @Test
    @Tag("invariant-5")
    @DisplayName("requests 1, 2 and 3, answered in the order 3, 1, 2: each gets its own answer")
    void answersComeBackInAnyOrder() {
        CompletableFuture<RemotingCommand> one = pending.expect(1, THREE_SECONDS);
        CompletableFuture<RemotingCommand> two = pending.expect(2, THREE_SECONDS);
        CompletableFuture<RemotingCommand> three = pending.expect(3, THREE_SECONDS);
        for (int opaque : new int[] {3, 1, 2}) {
            assertThat(pending.complete(answer(opaque, "answer " + opaque)))
                    .as("someone waits for answer %s", opaque)
                    .isTrue();
        }
        assertThat(List.of(end(one), end(two), end(three)))
                .as("how requests 1, 2, 3 ended")
                .containsExactly("answer 1", "answer 2", "answer 3");
        assertThat(pending.size()).as("requests that still wait").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("an answer comes twice: the second finds nobody, and the first stays")
    void theSecondAnswerFindsNobody() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        pending.complete(answer(1, "first"));
        assertThat(pending.complete(answer(1, "second")))
                .as("someone waits for the second answer")
                .isFalse();
        assertThat(end(request)).as("how the request ended").isEqualTo("first");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("an answer to a request that was never sent: nobody waits for it, the others go on waiting")
    void anUnknownAnswerChangesNothing() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        assertThat(pending.complete(answer(2, "for whom?")))
                .as("someone waits for answer 2")
                .isFalse();
        assertThat(end(request)).as("request 1").isEqualTo("waits");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a number that waits already is used again: refused, and the request that waits keeps its place")
    void aNumberIsUsedOnceAtATime() {
        CompletableFuture<RemotingCommand> first = pending.expect(1, THREE_SECONDS);
        assertThat(CallOutcome.of(() -> end(pending.expect(1, THREE_SECONDS))))
                .as("a second request with opaque 1")
                .isEqualTo("IllegalStateException");
        pending.complete(answer(1, "answer"));
        assertThat(end(first)).as("the first request").isEqualTo("answer");
        assertThat(end(pending.expect(1, THREE_SECONDS)))
                .as("opaque 1 after its answer: free again")
                .isEqualTo("waits");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("3 seconds of patience: after 2,999 ms it waits, after 3,000 ms its time is over")
    void timeIsOverAtTheDeadlineAndNotBefore() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        clock.forward(2_999);
        pending.expire();
        assertThat(end(request)).as("after 2,999 ms").isEqualTo("waits");
        clock.forward(1);
        pending.expire();
        assertThat(end(request)).as("after 3,000 ms").isEqualTo("TimeoutException");
        assertThat(pending.size()).as("requests that still wait").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("1,500 ms of patience: after 1,499 ms it waits, after 1,500 ms its time is over")
    void patienceIsCountedInMilliseconds() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, Duration.ofMillis(1_500));
        clock.forward(1_499);
        pending.expire();
        assertThat(end(request)).as("after 1,499 ms").isEqualTo("waits");
        clock.forward(1);
        pending.expire();
        assertThat(end(request)).as("after 1,500 ms").isEqualTo("TimeoutException");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "patience of 1, 3, 5 seconds, Long.MAX_VALUE ms and 1 ms less: after 3 seconds two are over, three wait")
    void eachRequestHasItsOwnDeadline() {
        CompletableFuture<RemotingCommand> impatient = pending.expect(1, Duration.ofSeconds(1));
        CompletableFuture<RemotingCommand> usual = pending.expect(2, THREE_SECONDS);
        CompletableFuture<RemotingCommand> patient = pending.expect(3, Duration.ofSeconds(5));
        CompletableFuture<RemotingCommand> forEver = pending.expect(4, Duration.ofMillis(Long.MAX_VALUE));
        CompletableFuture<RemotingCommand> almost = pending.expect(5, Duration.ofMillis(Long.MAX_VALUE - 1));
        clock.forward(3_000);
        pending.expire();
        assertThat(List.of(end(impatient), end(usual), end(patient), end(forEver), end(almost)))
                .as("the five requests after 3 seconds")
                .containsExactly("TimeoutException", "TimeoutException", "waits", "waits", "waits");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the answer comes after the time-out: nobody waits for it any more")
    void anAnswerThatIsTooLateFindsNobody() {
        CompletableFuture<RemotingCommand> request = pending.expect(1, THREE_SECONDS);
        clock.forward(3_000);
        pending.expire();
        assertThat(pending.complete(answer(1, "late")))
                .as("someone waits for the late answer")
                .isFalse();
        assertThat(end(request)).as("how the request ended").isEqualTo("TimeoutException");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the connection is lost while three wait: all three end with the reason, and nothing is kept")
    void aLostConnectionEndsAll() {
        List<CompletableFuture<RemotingCommand>> requests = new ArrayList<>();
        for (int opaque = 1; opaque <= 3; opaque++) {
            requests.add(pending.expect(opaque, THREE_SECONDS));
        }
        pending.failAll(new IOException("connection lost"));
        assertThat(requests.stream().map(PendingRequestsTest::end))
                .as("how the three requests ended")
                .containsExactly("IOException", "IOException", "IOException");
        assertThat(pending.size()).as("requests that are still kept").isZero();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a caller hears of its answer: its request is out of the table already")
    void theTableIsCleanBeforeTheCallerHears() {
        List<Integer> sizes = new ArrayList<>();
        pending.expect(1, THREE_SECONDS).whenComplete((answer, failure) -> sizes.add(pending.size()));
        pending.complete(answer(1, "answer"));
        pending.expect(2, THREE_SECONDS).whenComplete((answer, failure) -> sizes.add(pending.size()));
        clock.forward(3_000);
        pending.expire();
        pending.expect(3, THREE_SECONDS).whenComplete((answer, failure) -> sizes.add(pending.size()));
        pending.failAll(new IOException("connection lost"));
        assertThat(sizes)
                .as("requests in the table, seen by the caller at its answer, its time-out, and the lost connection")
                .containsExactly(0, 0, 0);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("the connection is lost, and in the call-back of 1 the caller asks again with 1: that request is kept")
    void askingAgainAfterALostConnectionIsPossible() {
        List<CompletableFuture<RemotingCommand>> again = new ArrayList<>();
        pending.expect(1, THREE_SECONDS).whenComplete((answer, failure) -> {
            if (again.isEmpty()) {
                again.add(pending.expect(1, THREE_SECONDS));
            }
        });
        pending.failAll(new IOException("connection lost"));
        assertThat(again).as("requests made from the call-back").hasSize(1);
        boolean found = pending.complete(answer(1, "second try"));
        assertThat(found || end(again.get(0)).equals("IOException"))
                .as("whether the request that was made from the call-back ended, or is still there to be answered")
                .isTrue();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName(
            "while one thread asks with number 1, another does, too: one of them is refused, the other is answered")
    void ofTwoAtTheSameMomentOneIsRefused() {
        List<String> outcomes = new ArrayList<>();
        clock.atNextLook(() -> outcomes.add(askAndShow(1)));
        outcomes.add(askAndShow(1));
        for (int i = 0; i < 40; i++) {
            int opaque = 100 + i;
            CyclicBarrier bothReady = new CyclicBarrier(2);
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
                meet(bothReady);
                return askAndShow(opaque);
            });
            meet(bothReady);
            outcomes.add(askAndShow(opaque));
            outcomes.add(other.join());
        }
        long taken = outcomes.stream().filter("is taken"::equals).count();
        assertThat(taken == 41 ? "one of each pair" : taken > 41 ? "both of some pairs" : "none of some pairs")
                .as("requests that were taken, of 41 pairs with the same number")
                .isEqualTo("one of each pair");
    }

    private String askAndShow(int opaque) {
        return CallOutcome.of(() -> {
                    pending.expect(opaque, THREE_SECONDS);
                    return "is taken";
                })
                .text();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("a caller hears of its time-out and asks again at once, with the same number: that request lives")
    void askingAgainFromTheCallBackIsPossible() {
        List<CompletableFuture<RemotingCommand>> again = new ArrayList<>();
        pending.expect(1, THREE_SECONDS).whenComplete((answer, failure) -> again.add(pending.expect(1, THREE_SECONDS)));
        clock.forward(3_000);
        pending.expire();
        assertThat(again).as("requests made from the call-back").hasSize(1);
        assertThat(pending.complete(answer(1, "second try")))
                .as("someone waits for the answer to the second try")
                .isTrue();
        assertThat(end(again.get(0))).as("how the second try ended").isEqualTo("second try");
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("2 is answered and asked again while time runs out for 1 and 2: the new request with number 2 lives")
    void aTimeOutEndsOnlyTheRequestWhoseTimeIsOver() {
        List<CompletableFuture<RemotingCommand>> again = new ArrayList<>();
        pending.expect(1, THREE_SECONDS).whenComplete((answer, failure) -> {
            if (again.isEmpty()) { // whoever ends 2 first has ended it already
                pending.complete(answer(2, "just in time"));
            }
        });
        pending.expect(2, THREE_SECONDS).whenComplete((answer, failure) -> again.add(pending.expect(2, THREE_SECONDS)));
        clock.forward(3_000);
        pending.expire();
        assertThat(again).as("requests made from the call-back").hasSize(1);
        assertThat(end(again.get(0))).as("the new request 2").isEqualTo("waits");
        assertThat(pending.complete(answer(2, "second try")))
                .as("someone waits for the answer to the new request 2")
                .isTrue();
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("answer and time-out at the same moment, 300 times: one of them wins, and both agree on who")
    void anAnswerAndATimeOutNeverBothWin() throws Exception {
        CyclicBarrier bothReady = new CyclicBarrier(2);
        for (int opaque = 0; opaque < 300; opaque++) {
            CompletableFuture<RemotingCommand> request = pending.expect(opaque, THREE_SECONDS);
            clock.forward(3_000);
            CompletableFuture<Void> expiry = CompletableFuture.runAsync(() -> {
                meet(bothReady);
                pending.expire();
            });
            meet(bothReady);
            boolean accepted = pending.complete(answer(opaque, "answer"));
            expiry.get(2, SECONDS);
            assertThat(end(request))
                    .as("how the request ended, when complete() said %s", accepted)
                    .isEqualTo(accepted ? "answer" : "TimeoutException");
        }
        assertThat(pending.size()).as("requests that are still kept").isZero();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(2, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RemotingCommand answer(int opaque, String remark) {
        return RemotingCommand.request(105, opaque).answer(0, remark);
    }

    /** How a request ended, in words. */
    private static String end(CompletableFuture<RemotingCommand> request) {
        return request.handle((answer, error) ->
                        error == null ? answer.remark() : error.getClass().getSimpleName())
                .getNow("waits");
    }
}
