package minibroker.schedule;

import minibroker.message.Message;
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
    private DelayedMessages service;

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

        service.close();
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
        service.close();
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

    @Test
    void whatWaitsForACertainTimeGoesOnWaiting() {
        open();
        sendFor("late", 10);
        sendFor("soon", 2);
        fixture.pass(Duration.ofSeconds(2));
        service.deliver();
        assertThat(bodies(store, 1)).containsExactly("soon");

        service.close();
        restart();
        sendFor("between", 5);
        fixture.pass(Duration.ofSeconds(8));
        service.deliver();
        assertThat(bodies(store, 3)).containsExactly("soon", "between", "late");
    }

    @Test
    void aCertainTimeThatCameWhileTheBrokerWasAwayIsNow() {
        open();
        sendFor("second", 9);
        sendFor("first", 3);
        Message recalled = sendFor("recalled", 3);
        fixture.send(store, recall(recalled));
        store.close();
        fixture.pass(Duration.ofDays(2));
        open();
        service.deliver();

        assertThat(bodies(store, 2)).containsExactly("first", "second");
    }

    @Test
    void deliversForACertainTimeNothingTwiceAfterAKill() {
        open();
        sendFor("first", 1);
        sendFor("second", 2);
        sendFor("third", 3);
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        service.save();
        service.save();
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        assertThat(bodies(store, 2)).containsExactly("first", "second");

        // What was delivered last is not saved.
        restart();
        fixture.pass(Duration.ofSeconds(1));
        service.deliver();
        service.deliver();
        assertThat(bodies(store, 3)).containsExactly("first", "second", "third");
        service.close();
        restart();
        service.deliver();
        assertThat(bodies(store, 3)).hasSize(3);
    }

    @Test
    void whatItKnewOnlyForOneRunIsGoneAfterwards() {
        open();
        sendFor("a", 60);
        service.deliver();
        assertThat(folder.resolve("scratch")).exists();

        store.close();
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    private Message sendFor(String body, int seconds) {
        return fixture.send(store, message(body, "TIMER_DELAY_SEC", Integer.toString(seconds)));
    }

    private Message recall(Message parked) {
        return Recall.of(
                RecallHandle.of(parked, "broker-a").orElseThrow(), "PG", ScheduleFixture.HOST, fixture.clock.millis());
    }

    private void sendAt(String body, long later) {
        fixture.pass(Duration.ofMillis(later));
        fixture.send(store, message(body, "DELAY", "2"));
    }

    private void open() {
        store = fixture.inFiles(folder);
        service = new DelayedMessages(store, fixture.clock);
    }

    private void restart() {
        store.close();
        open();
    }
}
