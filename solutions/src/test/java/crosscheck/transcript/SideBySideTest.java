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
    void equalTranscripts() {
        String text = new SideBySide(90, false).render(Comparison.of(ROCKETMQ, ROCKETMQ, List.of()));
        assertThat(text).isEqualTo("""
                                    step                           yours                   RocketMQ
                                    -----------------------------  ----------------------  ----------------------
                        same        status                         SEND_OK                 SEND_OK
                        same        queues, from the first one on  q q+1 q+2 q+3 q q+1     q q+1 q+2 q+3 q q+1
                                                                   q+2 q+3                 q+2 q+3
                        same        refused                        29 INVALID_PARAMETER    29 INVALID_PARAMETER
                        same        region                         DefaultRegion           DefaultRegion
                        send: equal in all 4 steps
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

    @Test
    void everyKindOfDifference() {
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
        String text = new SideBySide(0, false).render(Comparison.of(yours, ROCKETMQ, deliberate));
        assertThat(text).isEqualTo("""
                                    step                       yours                RocketMQ
                                    -------------------------  -------------------  -------------------
                        same        status                     SEND_OK              SEND_OK
                        DIFFERENT   queues, from the first     q q+1                q q+1 q+2 q+3 q q+1
                                    one on                                          q+2 q+3
                        MISSING     refused                    (no such step)       29
                                                                                    INVALID_PARAMETER
                        meant       region                     Here                 DefaultRegion
                                    region: it is nearer
                        EXTRA       more                       1                    (no such step)
                        STALE       status                     OK                   SEND_OK
                                    listed as a deliberate difference (status), \
                        but the brokers do not differ like that: take it off the list
                        send: DIFFERENT in 3 of 5 steps, on purpose in 1, 1 stale entries
                        """);
    }

    @Test
    void yoursEndsEarly() {
        Transcript yours = new Transcript(
                "send", List.of(new Step("status", "SEND_OK")), Optional.of("NoAnswer: connection closed"));
        String text = new SideBySide(80, false).render(Comparison.of(yours, ROCKETMQ, List.of()));
        assertThat(text).isEqualTo("""
                                    step                       yours                RocketMQ
                                    -------------------------  -------------------  -------------------
                        same        status                     SEND_OK              SEND_OK
                        ENDS HERE   NoAnswer: connection closed
                                    RocketMQ goes on; steps that yours did not come to: 3
                        send: DIFFERENT, yours ended early: 1 of 4 steps ran, 0 of them different
                        """);
    }
}
