package minibroker.broker;

import minibroker.protocol.RequestCode;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** What the broker says of itself. */
class RuntimeInfoTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void countsWhatGoesInAndComesOut() {
        broker.send("T", 0, "a");
        broker.send("T", 0, "b");
        broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, 0));
        broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, 2));

        assertThat(table())
                .containsEntry("putMessageTimesTotal", "2")
                .containsEntry("putMessageFailedTimes", "0")
                .containsEntry("msgPutTotalTodayNow", "2")
                .containsEntry("msgGetTotalTodayNow", "2");
    }

    @Test
    void doesNotCountWhatItReadsForItself() {
        broker.send("T", 0, "a", Map.of("DELAY", "1"));
        broker.send("T", 0, "b", Map.of("TIMER_DELAY_MS", "1000"));
        for (int second = 0; second < 5; second++) {
            pass(Duration.ofSeconds(1));
            broker.core().deliverDelayed();
        }
        broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, 0));

        assertThat(table()).containsEntry("putMessageTimesTotal", "4").containsEntry("msgGetTotalTodayNow", "2");
    }

    @Test
    void saysHowFastItGoes() {
        for (int second = 0; second < 10; second++) {
            broker.send("T", 0, "a");
            broker.send("T", 0, "b");
            broker.ask(RequestCode.PULL_MESSAGE, pullFields("T", 0, 2L * second));
            pass(Duration.ofSeconds(1));
        }

        assertThat(table())
                .containsEntry("putTps", "2.00")
                .containsEntry("getTransferredTps", "2.00")
                .containsEntry("getFoundTps", "1.00")
                .containsEntry("getMissTps", "0.00")
                .containsEntry("runtime", "[ 0 days, 0 hours, 0 minutes, 10 seconds ]");
    }

    @Test
    void saysWhatItWasAtMidnight() {
        broker.send("T", 0, "a");
        pass(Duration.ofDays(1));
        broker.send("T", 0, "b");
        broker.send("T", 0, "c");
        pass(Duration.ofDays(1));
        broker.send("T", 0, "d");

        assertThat(table())
                .containsEntry("msgPutTotalYesterdayMorning", "1")
                .containsEntry("msgPutTotalTodayMorning", "3")
                .containsEntry("msgPutTotalTodayNow", "4");
    }

    @Test
    void describesTheStore() {
        assertThat(table()).containsEntry("commitLogMaxOffset", "0").doesNotContainKey("earliestMessageTimeStamp");
        long first = broker.clock.millis();
        broker.send("T", 0, "a");
        pass(Duration.ofSeconds(5));
        broker.send("T", 0, "b");

        assertThat(table())
                .containsEntry("commitLogMinOffset", "0")
                .containsEntry("dispatchBehindBytes", "0")
                .containsEntry("earliestMessageTimeStamp", Long.toString(first))
                .doesNotContainKey("commitLogDiskRatio")
                .containsEntry("pageCacheLockTimeMills", "0");
        assertThat(Long.parseLong(table().get("commitLogMaxOffset"))).isPositive();
    }

    @Test
    void doesNotGrowWithWhatStrangersDo() {
        int rows = table().size();
        for (int i = 0; i < 100; i++) {
            broker.send("T" + i, 0, "a");
        }

        // The time of the oldest message is the one row that an empty store does not have.
        assertThat(table()).hasSize(rows + 1);
    }

    private void pass(Duration time) {
        broker.clock.advance(time);
        broker.core().count();
    }

    private Map<String, String> table() {
        return broker.core().runtimeInfo(0, 1_000, 0).table();
    }
}
