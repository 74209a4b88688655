package minibroker.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.schedule.ScheduleFixture.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecallHandleTest {
    private final ScheduleFixture fixture = new ScheduleFixture();

    @Test
    void isWhatTheClientOfRocketMqUnderstands() throws Exception {
        RecallHandle handle = new RecallHandle("CapD", "broker-a", 1_795_404_722_001L, "FD00");

        var theirs = (org.apache.rocketmq.common.producer.RecallMessageHandle.HandleV1)
                org.apache.rocketmq.common.producer.RecallMessageHandle.decodeHandle(handle.encode());
        assertThat(theirs.getTopic()).isEqualTo("CapD");
        assertThat(theirs.getBrokerName()).isEqualTo("broker-a");
        assertThat(theirs.getTimestampStr()).isEqualTo("1795404722001");
        assertThat(theirs.getMessageId()).isEqualTo("FD00");
        assertThat(RecallHandle.decode(handle.encode())).isEqualTo(handle);
    }

    @Test
    void namesAMillisecondOfTheSecondThatTheMessageHas() {
        var parked = fixture.parking.park(message("a", "TIMER_DELAY_SEC", "10"));

        assertThat(RecallHandle.of(parked, "broker-a"))
                .contains(new RecallHandle("orders", "broker-a", fixture.clock.millis() + 9_001, "id-a"));
    }

    @Test
    void onlyWhatWaitsForACertainTimeHasOne() {
        assertThat(RecallHandle.of(message("a"), "broker-a")).isEmpty();
        assertThat(RecallHandle.of(fixture.parking.park(message("a", "DELAY", "1")), "broker-a"))
                .isEmpty();
        assertThat(RecallHandle.of(message("a", "REAL_TOPIC", "x", "TIMER_OUT_MS", "1"), "broker-a"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v2 topic broker-a 1795404722001 id",
                "v1 topic broker-a 1795404722001",
                "v1 topic broker-a soon id",
                "v1 topic broker-a 99999999999999999999 id"
            })
    void refusesWhatIsNoHandle(String text) {
        String handle = Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));

        assertThatThrownBy(() -> RecallHandle.decode(handle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no recall handle");
    }

    @Test
    void refusesWhatIsNotEvenText() {
        assertThatThrownBy(() -> RecallHandle.decode("!!")).hasMessageContaining("\"!!\" is no recall handle");
    }
}
