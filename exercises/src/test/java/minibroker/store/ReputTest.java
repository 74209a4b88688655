package minibroker.store;

import minibroker.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.store.SmallLog.BILLS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Five messages in files of 1,024 bytes: three of 300 bytes and a filler in the first, two in the second. */
@Tag("08-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReputTest {
    private static final List<String> ALL = List.of(
            "Orders #0 at 0, 300 bytes",
            "Bills #0 at 300, 300 bytes",
            "Orders #1 at 600, 300 bytes",
            "Orders #2 at 1024, 300 bytes",
            "Orders #3 at 1324, 300 bytes");

    private static final int MANY = 100;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private SmallLog log;
    private int looks;

    @BeforeEach
    void fiveMessages() {
        log = new SmallLog(folder);
        log.append(ORDERS, 300, "created");
        log.append(BILLS, 300, "bill");
        log.append(ORDERS, 300, "paid");
        log.append(ORDERS, 300, "packed", "sent");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("five messages in two files: each is told once, in the order of the log")
    void tellsOfEachMessage() {
        assertThat(dispatch(service(0, this::note))).as("what was thrown").isEqualTo("none");
        assertThat(told).as("what the dispatcher was told").isEqualTo(ALL);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("everything is dispatched: the service says so, filler included")
    void knowsHowFarItIs() {
        ReputMessageService service = service(0, this::note);
        dispatch(service);
        assertThat(service.dispatchedOffset()).as("dispatched up to").isEqualTo(1624);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("begun at 600: only what stands there and behind is told")
    void beginsWhereItIsTold() {
        dispatch(service(600, this::note));
        assertThat(told).as("what the dispatcher was told").isEqualTo(ALL.subList(2, 5));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("dispatched twice, and one message appended in between: the second time tells of that one alone")
    void tellsOfNothingTwice() {
        ReputMessageService service = service(0, this::note);
        dispatch(service);
        told.clear();
        log.append(BILLS, 200, "reminder");
        dispatch(service);
        assertThat(told)
                .as("what the dispatcher was told the second time")
                .containsExactly("Bills #1 at 1624, 200 bytes");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the dispatcher fails at the second message: the service stands before it, and tells of that one next")
    void triesAFailedMessageAgain() {
        boolean[] broken = {true};
        int[] attempts = {0};
        ReputMessageService service = service(0, message -> {
            if (broken[0] && message.commitLogOffset() == 300) {
                attempts[0]++;
                throw new UncheckedIOException(new IOException("the disk is full"));
            }
            note(message);
        });
        assertThat(dispatch(service)).as("what was thrown").isEqualTo("UncheckedIOException");
        assertThat(told).as("what the dispatcher was told until then").isEqualTo(ALL.subList(0, 1));
        assertThat(service.dispatchedOffset()).as("dispatched up to").isEqualTo(300);
        assertThat(attempts[0])
                .as("how often the dispatcher was told of that message in one go")
                .isEqualTo(1);
        broken[0] = false;
        dispatch(service);
        assertThat(told).as("what the dispatcher was told in both goes").isEqualTo(ALL);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("while the dispatcher is told of a message, that one does not count as dispatched yet")
    void countsAMessageWhenItIsDone() {
        List<Long> seen = new ArrayList<>();
        ReputMessageService[] service = {null};
        service[0] = service(0, message -> seen.add(service[0].dispatchedOffset()));
        dispatch(service[0]);
        assertThat(seen)
                .as("dispatchedOffset(), as the dispatcher sees it at each message")
                .containsExactly(0L, 300L, 600L, 1024L, 1324L);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("fillers of 8 and of 24 bytes, smaller than any message: the service gets past them")
    void passesShortFillers() {
        log.close();
        log = new SmallLog(folder.resolve("short"));
        log.append(ORDERS, 1016, "created");
        log.append(ORDERS, 1000, "paid");
        log.append(ORDERS, 300, "sent");
        ReputMessageService service = service(0, this::note);
        dispatch(service);
        assertThat(told)
                .as("what the dispatcher was told")
                .containsExactly(
                        "Orders #0 at 0, 1016 bytes", "Orders #1 at 1024, 1000 bytes", "Orders #2 at 2048, 300 bytes");
        assertThat(service.dispatchedOffset()).as("dispatched up to").isEqualTo(2348);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a topic of 180 letters: its record has the other of the two magic numbers, and is told like any")
    void tellsOfALongTopic() {
        log.append(new MessageQueue("Orders".repeat(30), 0), 300, "created");
        dispatch(service(1624, this::note));
        assertThat(told)
                .as("what the dispatcher was told")
                .containsExactly("Orders".repeat(30) + " #0 at 1624, 301 bytes");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("a log that begins at 6,000,000,000: the service knows how far it is there, too")
    void offsetsMayBeLarge() {
        log.close();
        log = new SmallLog(folder.resolve("large"));
        log.segments.startAt(6_000_000_000L);
        log.append(ORDERS, 300, "created", "paid");
        ReputMessageService service = service(6_000_000_000L, this::note);
        dispatch(service);
        assertThat(service.dispatchedOffset()).as("dispatched up to").isEqualTo(6_000_000_600L);
    }

    private ReputMessageService service(long from, CommitLogDispatcher dispatcher) {
        ReputMessageService[] service = {null};
        service[0] = new ReputMessageService(log.log, () -> end(service[0]), dispatcher, () -> false, from);
        return service[0];
    }

    /** The end of the log. Who asks for it again and again doesn't come nearer to it. */
    private long end(ReputMessageService service) {
        looks++;
        if (looks == MANY) {
            assertThat(service.dispatchedOffset())
                    .as("dispatched up to, after %s looks at the rest of the log", MANY)
                    .isEqualTo(log.log.maxOffset());
        }
        return log.log.maxOffset();
    }

    private static String dispatch(ReputMessageService service) {
        return SmallLog.failure(() -> {
            service.dispatchAll();
            return "";
        });
    }

    private void note(DispatchRequest message) {
        told.add("%s #%s at %s, %s bytes"
                .formatted(message.queue().topic(), message.queueOffset(), message.commitLogOffset(), message.size()));
    }
}
