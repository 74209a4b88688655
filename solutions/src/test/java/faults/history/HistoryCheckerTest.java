package faults.history;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories that are wrong on purpose, a few lines each, and what the checker says of them. */
class HistoryCheckerTest {
    private static final String QUEUE = "orders/0";

    @Test
    void aRightHistoryBreaksNoPromise() {
        HistoryVerdict verdict = check(
                List.of(stored("a", 1, 0), stored("b", 3, 1), refused("c", 5), unknown("d", 7), unknown("e", 9)),
                List.of(seen("a", 0, 10), seen("b", 1, 11), seen("e", 2, 12)),
                Promise.ONCE,
                Promise.IN_ORDER);

        assertThat(verdict.isRight()).isTrue();
        assertThat(verdict.text())
                .isEqualTo("2 acknowledged, 2 unknown, 1 refused; 3 messages delivered in 3 deliveries;"
                        + " every promise was kept");
    }

    @Test
    void anAcknowledgedMessageThatNobodyGotIsLost() {
        HistoryVerdict verdict = check(List.of(stored("a", 1, 0), stored("b", 3, 1)), List.of(seen("a", 0, 10)));

        assertThat(messages(verdict))
                .containsExactly("lost: \"b\" sent by p from +3.000000s to +4.000000s, acknowledged at orders/0@1:"
                        + " no consumer ever got it");
    }

    @Test
    void whatStandsInThePlaceOfALostMessageIsNamed() {
        HistoryVerdict verdict =
                check(List.of(stored("a", 1, 0), unknown("b", 3)), List.of(seen("b", 0, 10)), Promise.IN_ORDER);

        assertThat(messages(verdict))
                .containsExactly("lost: \"a\" sent by p from +1.000000s to +2.000000s, acknowledged at orders/0@0:"
                        + " no consumer ever got it; in its place \"b\" seen by c at +10.000000s, standing at"
                        + " orders/0@0");
    }

    @Test
    void oneSendCannotBeStoredTwice() {
        HistoryVerdict verdict = check(List.of(stored("a", 1, 0)), List.of(seen("a", 0, 10), seen("a", 1, 11)));

        assertThat(messages(verdict))
                .singleElement()
                .asString()
                .startsWith("duplicated: \"a\" was stored 2 times, and 1 attempts to send it can explain at most 1: ")
                .contains("standing at orders/0@0", "standing at orders/0@1", "acknowledged at orders/0@0");
    }

    @Test
    void anAttemptOfUnknownOutcomeExplainsASecondCopy() {
        HistoryVerdict verdict =
                check(List.of(unknown("a", 1), stored("a", 3, 1)), List.of(seen("a", 0, 10), seen("a", 1, 11)));

        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void aSecondDeliveryIsAFaultOnlyWhereOneWasPromised() {
        List<Sent> sent = List.of(stored("a", 1, 0));
        List<Seen> seen = List.of(seen("a", 0, 10), seen("a", 0, 11));

        assertThat(check(sent, seen).violations()).isEmpty();
        assertThat(messages(check(sent, seen, Promise.ONCE)))
                .containsExactly("duplicated: delivered twice: \"a\" seen by c at +10.000000s, standing at orders/0@0;"
                        + " and again \"a\" seen by c at +11.000000s, standing at orders/0@0");
    }

    @Test
    void whatWasAcknowledgedBeforeAnotherBeganStandsInFrontOfIt() {
        HistoryVerdict verdict =
                check(List.of(stored("a", 1, 1), stored("b", 3, 0)), List.of(seen("b", 0, 10), seen("a", 1, 11)));

        assertThat(messages(verdict))
                .containsExactly("reordered: \"a\" sent by p from +1.000000s to +2.000000s, acknowledged at"
                        + " orders/0@1; only then \"b\" sent by p from +3.000000s to +4.000000s, acknowledged at"
                        + " orders/0@0, and yet it stands in front");
    }

    @Test
    void sendsThatOverlapMayStandEitherWay() {
        Sent slow = new Sent("p", "a", s(1), s(9), s(1), new SendOutcome.Acknowledged(new QueuePlace(QUEUE, 1)));

        assertThat(check(List.of(slow, stored("b", 3, 0)), List.of(seen("b", 0, 10), seen("a", 1, 11)))
                        .violations())
                .isEmpty();
    }

    @Test
    void deliveriesFollowTheQueueWhereThatWasPromised() {
        List<Sent> sent = List.of(stored("a", 1, 0), stored("b", 3, 1));
        List<Seen> seen = List.of(seen("b", 1, 10), seen("a", 0, 11));

        assertThat(check(sent, seen).violations()).isEmpty();
        assertThat(messages(check(sent, seen, Promise.IN_ORDER)))
                .containsExactly("reordered: \"b\" seen by c at +10.000000s, standing at orders/0@1; after it, for the"
                        + " first time, \"a\" seen by c at +11.000000s, standing at orders/0@0, which stands in front");
    }

    @Test
    void goingBackToWhatWasSeenBeforeIsNotOutOfOrder() {
        HistoryVerdict verdict = check(
                List.of(stored("a", 1, 0), stored("b", 3, 1)),
                List.of(seen("a", 0, 10), seen("b", 1, 11), seen("a", 0, 12), seen("b", 1, 13)),
                Promise.IN_ORDER);

        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void aDelayedMessageMayNotComeBeforeItIsDue() {
        Sent delayed = new Sent("p", "a", s(1), s(2), s(6), new SendOutcome.Acknowledged(new QueuePlace(QUEUE, 0)));

        assertThat(check(List.of(delayed), List.of(seen("a", 0, 6))).violations())
                .isEmpty();
        assertThat(messages(check(List.of(delayed), List.of(seen("a", 0, 5)))))
                .containsExactly("early: \"a\" seen by c at +5.000000s, standing at orders/0@0, before it was due:"
                        + " \"a\" sent by p from +1.000000s to +2.000000s, due at +6.000000s,"
                        + " acknowledged at orders/0@0");
    }

    @Test
    void nothingIsDeliveredBeforeItIsSent() {
        assertThat(messages(check(List.of(stored("a", 3, 0)), List.of(seen("a", 0, 2)))))
                .singleElement()
                .asString()
                .contains("early: ", "before it was sent");
    }

    @Test
    void whatNobodySentIsAPhantom() {
        assertThat(messages(check(List.of(), List.of(seen("x", 0, 2)))))
                .containsExactly("phantom: \"x\" seen by c at +2.000000s, standing at orders/0@0: nobody ever sent it");
    }

    @Test
    void whatWasRefusedIsAPhantom() {
        assertThat(messages(check(List.of(refused("x", 1)), List.of(seen("x", 0, 3)))))
                .singleElement()
                .asString()
                .startsWith("phantom: \"x\" seen")
                .contains("every attempt to send it was refused")
                .contains("refused (SYSTEM_BUSY)");
    }

    @Test
    void aLongListOfFaultsIsCutShort() {
        List<Sent> sent = java.util.stream.IntStream.range(0, 9)
                .mapToObj(i -> stored("k" + i, i + 1, i))
                .toList();

        assertThat(check(sent, List.of()).text()).contains("lost: 9", "and 4 more");
    }

    @Test
    void theRecorderTakesTheFirstOutcomeAndKnowsNothingOfWhatIsStillUnderWay() {
        long[] now = {0};
        Recorder recorder = new Recorder(() -> now[0]);
        Recorder.Attempt attempt = recorder.sending("p", "a", 1_000);
        recorder.sending("p", "b");
        now[0] = s(1);
        attempt.acknowledged(new QueuePlace(QUEUE, 0));
        attempt.unknown("too late");
        recorder.seen("g", "c", new QueuePlace(QUEUE, 0), "a");
        recorder.seen("others", "c", new QueuePlace(QUEUE, 0), "a");

        assertThat(recorder.history("g"))
                .isEqualTo(new History(
                        List.of(
                                new Sent(
                                        "p",
                                        "a",
                                        0,
                                        s(1),
                                        s(1),
                                        new SendOutcome.Acknowledged(new QueuePlace(QUEUE, 0))),
                                new Sent("p", "b", 0, s(1), 0, new SendOutcome.Unknown("still waiting for an answer"))),
                        List.of(new Seen("c", new QueuePlace(QUEUE, 0), "a", s(1)))));
        assertThat(recorder.places("g")).isEqualTo(1);
    }

    private static HistoryVerdict check(List<Sent> sent, List<Seen> seen, Promise... promises) {
        return new HistoryChecker(promises).check(new History(sent, seen));
    }

    private static List<String> messages(HistoryVerdict verdict) {
        return verdict.violations().stream()
                .map(violation -> violation.kind() + ": " + violation.message())
                .toList();
    }

    /** An attempt of one second that began at a second. */
    private static Sent sent(String key, int second, SendOutcome outcome) {
        return new Sent("p", key, s(second), s(second + 1), s(second), outcome);
    }

    private static Sent stored(String key, int second, long offset) {
        return sent(key, second, new SendOutcome.Acknowledged(new QueuePlace(QUEUE, offset)));
    }

    private static Sent refused(String key, int second) {
        return sent(key, second, new SendOutcome.Refused("SYSTEM_BUSY"));
    }

    private static Sent unknown(String key, int second) {
        return sent(key, second, new SendOutcome.Unknown("timeout"));
    }

    private static Seen seen(String key, long offset, int second) {
        return new Seen("c", new QueuePlace(QUEUE, offset), key, s(second));
    }

    private static long s(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
