package minibroker.schedule;

import minibroker.store.MessageStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

import static minibroker.schedule.ScheduleFixture.bodies;
import static minibroker.schedule.ScheduleFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

/** What waits survives a restart, however the broker ended. */
class DelayRestartTest {
    @TempDir
    Path folder;

    private final ScheduleFixture fixture = new ScheduleFixture();
    private MessageStore store;
    private ScheduleMessageService service;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void goesOnWhereItStopped() {
        open();
        sendAt("first", 0);
        sendAt("second", 1_500);
        fixture.pass(Duration.ofMillis(3_500));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("first");

        service.saveAll();
        restart();
        service.deliver();
        assertThat(bodies(store, 1)).as("after the restart, nothing new is due").containsExactly("first");

        fixture.pass(Duration.ofMillis(1_500));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("first", "second");
    }

    @Test
    void deliversWhatWasDueWhileTheBrokerWasAway() {
        open();
        sendAt("first", 0);
        sendAt("second", 100);
        service.saveAll();
        store.close();
        fixture.pass(Duration.ofDays(2));
        open();
        service.deliver();

        assertThat(bodies(store, 2)).containsExactly("first", "second");
    }

    @Test
    void deliversNothingTwiceAfterAKill() {
        open();
        sendAt("first", 0);
        sendAt("second", 10);
        sendAt("third", 1_000);
        service.save();
        fixture.pass(Duration.ofMillis(4_500));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("first", "second");

        // What was delivered is not saved.
        restart();
        fixture.pass(Duration.ofSeconds(5));
        service.deliver();
        assertThat(bodies(store, 3)).containsExactly("first", "second", "third");
    }

    @Test
    void savesNothingThatTheDiskMayNotHaveYet() {
        open();
        sendAt("first", 0);
        fixture.pass(Duration.ofSeconds(5));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("first");

        service.save();
        assertThat(folder.resolve("config/delayOffset.json")).content().contains("\"2\" : 0");
        service.save();
        assertThat(folder.resolve("config/delayOffset.json")).content().contains("\"2\" : 1");
    }

    private void sendAt(String body, long later) {
        fixture.pass(Duration.ofMillis(later));
        fixture.send(store, message(body, "DELAY", "2"));
    }

    private void open() {
        store = fixture.inFiles(folder);
        service = new ScheduleMessageService(store, DelayLevels.USUAL, fixture.clock);
    }

    private void restart() {
        store.close();
        open();
    }
}
