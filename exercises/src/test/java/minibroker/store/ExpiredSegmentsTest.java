package minibroker.store;

import checks.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static java.util.concurrent.TimeUnit.SECONDS;
import static minibroker.store.SmallLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three files of 1,024 bytes with two messages each, one message each minute: 0 and 1, 2 and 3, 4 and 5. Messages may
 * go when they are older than ten minutes, and the disk may be 85% full.
 */
@Tag("10-4")
@Tag("invariant-5")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExpiredSegmentsTest {
    private static final long MINUTE = 60_000;
    private static final long EVERYTHING = 3 * 1024;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private final List<String> told = new ArrayList<>();
    private double share = 0.5;
    private Optional<Double> afterMeasuring = Optional.empty();
    private SmallLog log;
    private LogRetention expired;

    @BeforeEach
    void sixMessagesInThreeFiles() {
        clock.forward(1_000_000);
        log = new SmallLog(folder, clock);
        for (int minute = 0; minute < 6; minute++) {
            log.append(ORDERS, 480, "m" + minute);
            clock.forward(MINUTE);
        }
        open();
    }

    private void open() {
        open(Duration.ofMinutes(10));
    }

    private void open(Duration age) {
        expired = new LogRetention(
                log.log,
                new CommitLogReader(log.segments),
                new StoreSettings.Retention(age, 0.85, 0.95),
                this::measure,
                clock,
                offset -> told.add("begins at %s, told %s".formatted(log.log.minOffset(), offset)));
    }

    private double measure() {
        double measured = share;
        share = afterMeasuring.orElse(share);
        return measured;
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    @DisplayName("six minutes after the first message: nothing is too old, nothing goes, nobody is told")
    void keepsWhatIsYoung() {
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
        assertThat(told).as("what queues and index were told").isEmpty();
    }

    @Test
    @DisplayName("the oldest message is too old, the one behind it in the same file is not: the file stays")
    void keepsAFileAsLongAsAnyMessageOfItIsYoung() {
        forwardToAgeOf(0, 10 * MINUTE + 30_000);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("the first message of the second file is ten minutes old to the millisecond: the first file stays")
    void keepsWhatIsExactlyAsOldAsItMayBe() {
        forwardToAgeOf(2, 10 * MINUTE);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("it is a millisecond older: the first file goes, and queues and index are told once it is gone")
    void deletesAFileWhenAllOfItIsOlder() {
        forwardToAgeOf(2, 10 * MINUTE + 1);
        expired.deleteExpired(EVERYTHING);
        assertThat(told).as("what queues and index were told").containsExactly("begins at 1024, told 1024");
    }

    @Test
    @DisplayName("a day later everything is too old: two files go at once, the last stays, and that is told once")
    void theLastFileStays() {
        clock.forward(24 * 60 * MINUTE);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isEqualTo(2048);
        assertThat(told).as("what queues and index were told").containsExactly("begins at 2048, told 2048");
    }

    @Test
    @DisplayName(
            "a day later; queues and index know what stands before 1,023: nothing goes. Before 1,024: the first file")
    void nothingGoesThatIsNotDispatchedYet() {
        clock.forward(24 * 60 * MINUTE);
        expired.deleteExpired(1_023);
        assertThat(log.log.minOffset())
                .as("where the log begins, dispatched up to 1,023")
                .isZero();
        expired.deleteExpired(1_024);
        assertThat(log.log.minOffset())
                .as("where the log begins, dispatched up to 1,024")
                .isEqualTo(1024);
    }

    @Test
    @DisplayName("the disk is 85% full: that is allowed")
    void theDiskMayBeAsFullAsTheLimit() {
        share = 0.85;
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("the disk is 85.1% full: the oldest file goes at each look, however young, and the last stays")
    void aFullDiskTakesOneFileAtATime() {
        share = 0.851;
        List<Long> begins = new ArrayList<>();
        for (int look = 0; look < 3; look++) {
            expired.deleteExpired(EVERYTHING);
            begins.add(log.log.minOffset());
        }
        assertThat(begins).as("where the log begins after each of three looks").containsExactly(1024L, 2048L, 2048L);
        assertThat(told)
                .as("what queues and index were told")
                .containsExactly("begins at 1024, told 1024", "begins at 2048, told 2048");
    }

    @Test
    @DisplayName("the disk is 86% full; dispatched up to 1,023: nothing goes. Up to 1,024: the first file")
    void aFullDiskTakesNothingThatIsNotDispatchedYet() {
        share = 0.86;
        expired.deleteExpired(1_023);
        assertThat(log.log.minOffset())
                .as("where the log begins, dispatched up to 1,023")
                .isZero();
        expired.deleteExpired(1_024);
        assertThat(log.log.minOffset())
                .as("where the log begins, dispatched up to 1,024")
                .isEqualTo(1024);
    }

    @Test
    @DisplayName(
            "the first file is too old and the disk 86% full: the first goes, then one more, and that is told once")
    void ageFirstAndThenTheDisk() {
        forwardToAgeOf(2, 10 * MINUTE + 1);
        share = 0.86;
        expired.deleteExpired(EVERYTHING);
        assertThat(told).as("what queues and index were told").containsExactly("begins at 2048, told 2048");
    }

    @Test
    @DisplayName("a day later; the second file begins with a record whose time nobody can read: it is not too old")
    void whatHasNoTimeIsNotTooOld() throws IOException {
        damageTheSecondFile(4);
        clock.forward(24 * 60 * MINUTE);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("a day later; the second file begins with a message that is damaged, but not its time: two files go")
    void whatIsDamagedHasATime() throws IOException {
        damageTheSecondFile(300);
        clock.forward(24 * 60 * MINUTE);
        assertThat(SmallLog.failure(() -> {
                    expired.deleteExpired(EVERYTHING);
                    return "";
                }))
                .as("what the look throws")
                .isEqualTo("none");
        assertThat(log.log.minOffset()).as("where the log begins").isEqualTo(2048);
    }

    @Test
    @DisplayName("the disk is 86% full, and less as soon as it was measured: what was measured for this look counts")
    void oneMeasureForALook() {
        share = 0.86;
        afterMeasuring = Optional.of(0.5);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isEqualTo(1024);
    }

    @Test
    @DisplayName("messages may get 30 days old, which are too many milliseconds for an int: an hour later nothing goes")
    void theAgeMayBeLarge() {
        open(Duration.ofDays(30));
        clock.forward(60 * MINUTE);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName(
            "messages may get ten minutes and 500 ms old, the second file is 400 ms past ten minutes: nothing goes")
    void theAgeMayHaveMilliseconds() {
        open(Duration.ofMillis(10 * MINUTE + 500));
        forwardToAgeOf(2, 10 * MINUTE + 400);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("the clock is set back by half an hour, so that all messages are from the future: nothing goes")
    void whatIsFromTheFutureIsNotTooOld() {
        clock.forward(-30 * MINUTE);
        expired.deleteExpired(EVERYTHING);
        assertThat(log.log.minOffset()).as("where the log begins").isZero();
    }

    @Test
    @DisplayName("a log that begins at 6,000,000,000, dispatched up to a byte before its second file: nothing goes")
    void offsetsMayBeLarge() {
        log.close();
        log = new SmallLog(folder.resolve("large"), clock);
        log.segments.startAt(6_000_000_000L);
        for (int i = 0; i < 4; i++) {
            log.append(ORDERS, 480, "m" + i);
        }
        open();
        clock.forward(24 * 60 * MINUTE);
        expired.deleteExpired(6_000_001_023L);
        assertThat(log.log.minOffset())
                .as("where the log begins, dispatched up to 6,000,001,023")
                .isEqualTo(6_000_000_000L);
        expired.deleteExpired(6_000_001_024L);
        assertThat(told)
                .as("what queues and index were told, dispatched up to 6,000,001,024")
                .containsExactly("begins at 6000001024, told 6000001024");
    }

    /** Makes four bytes of its first message 0: from 4 on it is no message any more, from 300 on a damaged one. */
    private void damageTheSecondFile(int position) throws IOException {
        log.close();
        Path second = folder.resolve("commitlog").resolve(String.format(Locale.ROOT, "%020d", 1024));
        try (var file = Files.newByteChannel(second, StandardOpenOption.WRITE)) {
            file.position(position).write(ByteBuffer.allocate(4));
        }
        log = new SmallLog(folder, clock);
        open();
    }

    /** Moves the clock until a message has an age. */
    private void forwardToAgeOf(int message, long age) {
        clock.forward(age - (6 - message) * MINUTE);
    }
}
