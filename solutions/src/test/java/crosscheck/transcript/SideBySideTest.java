package crosscheck.transcript;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SideBySideTest {

    private static final Transcript ROCKETMQ = new Transcript(
            "send",
            List.of(
                    new Step("status", "SEND_OK"),
                    new Step("queues, from the first one on", "q q+1 q+2 q+3 q q+1 q+2 q+3"),
                    new Step("refused", "29 INVALID_PARAMETER"),
                    new Step("region", "DefaultRegion")),
            Optional.empty());

    @Test
    void equalTranscriptsAreOneLineUnlessAllIsAskedFor() {
        Comparison equal = Comparison.of(ROCKETMQ, ROCKETMQ, List.of());
        assertThat(new SideBySide(100, false, false).render(equal)).isEqualTo("send: equal in all 4 steps\n");
        assertThat(new SideBySide(100, false, true).render(equal)).isEqualTo("""
                        step                               yours                      RocketMQ
                        ---------------------------------  -------------------------  -------------------------
            same        status                             SEND_OK                    SEND_OK
            same        queues, from the first one on      q q+1 q+2 q+3 q q+1 q+2    q q+1 q+2 q+3 q q+1 q+2
                                                           q+3                        q+3
            same        refused                            29 INVALID_PARAMETER       29 INVALID_PARAMETER
            same        region                             DefaultRegion              DefaultRegion
            send: equal in all 4 steps
            """);
        assertThat(new SideBySide(40, false, true).render(equal)).startsWith("""
            same        status
              both      SEND_OK
            same        queues, from the first one
                        on
              both      q q+1 q+2 q+3 q q+1 q+2 q+3
            """);
    }

    @Test
    void whatIsMeantIsNotCountedAsEqual() {
        Transcript yours = new Transcript(
                "send",
                List.of(
                        new Step("status", "SEND_OK"),
                        new Step("queues, from the first one on", "q q+1 q+2 q+3 q q+1 q+2 q+3"),
                        new Step("refused", "29 INVALID_PARAMETER"),
                        new Step("region", "Here")),
                Optional.empty());
        List<DeliberateDifference> deliberate =
                List.of(new DeliberateDifference("region", "send", "region", "Here", "DefaultRegion", "it is nearer"));
        assertThat(SideBySide.summary(Comparison.of(yours, ROCKETMQ, deliberate)))
                .isEqualTo("send: equal in 3 of 4 steps, different on purpose in 1");
    }

    private static Comparison ofEveryKind() {
        Transcript yours = new Transcript(
                "send",
                List.of(
                        new Step("status", "SEND_OK"),
                        new Step("queues, from the first one on", "q q+1"),
                        new Step("region", "Here"),
                        new Step("more", "1")),
                Optional.empty());
        List<DeliberateDifference> deliberate = List.of(
                new DeliberateDifference("region", "send", "region", "Here", "DefaultRegion", "it is nearer"),
                new DeliberateDifference("status", "send", "status", "OK", "SEND_OK", "it is shorter"));
        return Comparison.of(yours, ROCKETMQ, deliberate);
    }

    @Test
    void differencesAreRowsOfATable() {
        assertThat(new SideBySide(100, false, false).render(ofEveryKind())).isEqualTo("""
                        step                               yours                      RocketMQ
                        ---------------------------------  -------------------------  -------------------------
            DIFFERENT   queues, from the first one on      q q+1                      q q+1 q+2 q+3 q q+1 q+2
                                                                                      q+3
            MISSING     refused                            (no such step)             29 INVALID_PARAMETER
            meant       region                             Here                       DefaultRegion
                        region: it is nearer
            EXTRA       more                               1                          (no such step)
            STALE       status                             OK                         SEND_OK
                        listed as a deliberate difference (status), but the brokers do not differ like that:
                        take it off the list
                        1 step is the same: --all
            send: DIFFERENT in 3 of 5 steps, on purpose in 1, 1 stale entries
            """);
    }

    @Test
    void inFewColumnsTheValuesOfADifferenceStandBelowEachOther() {
        assertThat(new SideBySide(50, false, false).render(ofEveryKind())).isEqualTo("""
            DIFFERENT   queues, from the first one on
              yours     q q+1
              RocketMQ  q q+1 q+2 q+3 q q+1 q+2 q+3
            MISSING     refused
              yours     (no such step)
              RocketMQ  29 INVALID_PARAMETER
            meant       region
              yours     Here
              RocketMQ  DefaultRegion
                        region: it is nearer
            EXTRA       more
              yours     1
              RocketMQ  (no such step)
            STALE       status
              yours     OK
              RocketMQ  SEND_OK
                        listed as a deliberate difference
                        (status), but the brokers do not
                        differ like that: take it off the list
                        1 step is the same: --all
            send: DIFFERENT in 3 of 5 steps, on purpose in 1,
                1 stale entries
            """);
    }

    @Test
    void chineseLettersTakeTwoColumnsEach() {
        Transcript theirs = new Transcript("s", List.of(new Step("body", "订单已经付款，等待发货")), Optional.empty());
        Transcript yours = new Transcript("s", List.of(new Step("body", "订单")), Optional.empty());
        assertThat(new SideBySide(100, false, false)
                        .render(Comparison.of(yours, theirs, List.of()))
                        .lines())
                .contains("DIFFERENT   body                               订单                       订单已经付款，等待发货");
    }

    @Test
    void yoursEndsEarly() {
        Transcript yours = new Transcript(
                "send", List.of(new Step("status", "SEND_OK")), Optional.of("NoAnswer: connection closed"));
        String text = new SideBySide(80, false, false).render(Comparison.of(yours, ROCKETMQ, List.of()));
        assertThat(text).isEqualTo("""
            ENDS HERE   NoAnswer: connection closed
                        RocketMQ goes on; steps that yours did not come to: 3
                        1 step is the same: --all
            send: DIFFERENT, yours ended early: 1 of 4 steps ran, 0 of them different
            """);
    }
}
