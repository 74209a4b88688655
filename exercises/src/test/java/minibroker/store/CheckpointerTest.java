package minibroker.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything is written up to an offset; the checkpoint noted before says 100. */
@Tag("09-3")
@Tag("invariant-5")
class CheckpointerTest {
    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private Path path;
    private Checkpointer checkpointer;
    private long written = 700;
    private long time = 2;
    private int attempts;
    private Runnable whileTheDiskIsBusy = () -> {};

    @BeforeEach
    void oneIsNotedAlready() {
        path = folder.resolve("checkpoint");
        new StoreCheckpoint(1, 100).save(path);
        checkpointer = new Checkpointer(path, this::force);
    }

    @Test
    @DisplayName("everything is written up to 700: it is forced first, and then noted")
    void forcesFirst() {
        make();
        assertThat(events).as("what was done").containsExactly("forced up to 700 while 100 was noted");
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(700);
    }

    @Test
    @DisplayName("a message is written while the disk is busy: it does not count, since it may not be on disk")
    void countsWhatWasWrittenBefore() {
        whileTheDiskIsBusy = () -> written = 900;
        make();
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(700);
    }

    @Test
    @DisplayName("nothing was written since the last one: the disk is left alone")
    void doesNothingWithoutNeed() {
        make();
        make();
        assertThat(events).as("what was done").containsExactly("forced up to 700 while 100 was noted");
    }

    @Test
    @DisplayName("the disk fails while it forces: the old checkpoint stays, and the next turn tries again")
    void staysBehindAFailure() {
        whileTheDiskIsBusy = () -> {
            throw new UncheckedIOException(new IOException("the disk does not answer"));
        };
        SmallLog.failure(this::make);
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(100);
        assertThat(checkpointer.last().confirmedOffset())
                .as("last, which is the one that is noted")
                .isEqualTo(100);

        whileTheDiskIsBusy = () -> {};
        make();
        assertThat(noted()).as("the checkpoint on disk, a turn later").isEqualTo(700);
        assertThat(attempts).as("how often it was forced in those two turns").isEqualTo(2);
    }

    @Test
    @DisplayName("messages come, all within one millisecond: each turn notes how far they are")
    void notesTwoCheckpointsOfOneMillisecond() {
        make();
        written = 900;
        make();
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(900);
    }

    @Test
    @DisplayName("time goes by and nothing is written: the disk is left alone")
    void timeAloneIsNoReason() {
        make();
        time = 3_000;
        make();
        assertThat(events).as("what was done").containsExactly("forced up to 700 while 100 was noted");
    }

    @Test
    @DisplayName("the checkpoint itself cannot be written: the next turn tries again")
    void triesToNoteItAgain() throws IOException {
        Files.delete(path);
        SmallLog.refuse(path);
        SmallLog.failure(this::make);
        Files.delete(path);
        make();
        assertThat(noted()).as("the checkpoint on disk, a turn later").isEqualTo(700);
    }

    @Test
    @DisplayName("the disk fails, and the store is being closed: it is told, or it would pass for closed properly")
    void tellsOfAFailure() {
        whileTheDiskIsBusy = () -> {
            throw new UncheckedIOException(new IOException("the disk does not answer"));
        };
        assertThat(SmallLog.failure(this::make)).as("what make throws").isEqualTo("UncheckedIOException");
    }

    @Test
    @DisplayName("the checkpoint cannot be written, and the store is being closed: it is told, too")
    void tellsWhatCouldNotBeNoted() throws IOException {
        Files.delete(path);
        SmallLog.refuse(path);
        assertThat(SmallLog.failure(this::make)).as("what make throws").isEqualTo("UncheckedIOException");
    }

    @Test
    @DisplayName("mapped memory has no room on the disk, which is an Error: the next turn tries again")
    void triesAgainAfterAnError() {
        whileTheDiskIsBusy = () -> {
            throw new InternalError("a fault occurred in an unsafe memory access operation (this check made it so)");
        };
        String thrown = "nothing";
        try {
            make();
        } catch (InternalError e) {
            thrown = "InternalError";
        }
        assertThat(thrown).as("what make throws").isEqualTo("InternalError");
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(100);

        whileTheDiskIsBusy = () -> {};
        make();
        assertThat(noted()).as("the checkpoint on disk, a turn later").isEqualTo(700);
    }

    @ParameterizedTest
    @DisplayName("100 is noted, and after an accident the log ends at 60, or is empty: that is noted now")
    @ValueSource(longs = {60, 0})
    void goesBackWithTheLog(long end) {
        written = end;
        make();
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(end);
    }

    @Test
    @DisplayName("the clock is set back by an hour, and messages come: that is noted, with the time that it is now")
    void goesOnWhenTheClockIsSetBack() {
        time = 3_600_000;
        make();
        time = 5;
        written = 900;
        make();
        assertThat(StoreCheckpoint.load(path)).as("the checkpoint on disk").contains(new StoreCheckpoint(5, 900));
    }

    @Test
    @DisplayName("4,294,967,296 bytes come, which are 0 for an int: that is another offset, and noted")
    void offsetsMayBeLarge() {
        written = 100 + 4_294_967_296L;
        make();
        assertThat(noted()).as("the checkpoint on disk").isEqualTo(4_294_967_396L);
    }

    @Test
    @DisplayName(
            "100 is noted, an accident leaves 40, 20 new bytes come: they were never on disk, and are forced first")
    void forcesWhatIsNewBehindALostEnd() {
        written = 60;
        make();
        assertThat(events).as("what was done").containsExactly("forced up to 60 while 100 was noted");
    }

    @Test
    @DisplayName("the broker starts again: nothing has come, so nothing is forced")
    void knowsWhatIsNoted() {
        make();
        new Checkpointer(path, this::force).make(this::howFar);
        assertThat(events).as("what was done").containsExactly("forced up to 700 while 100 was noted");
    }

    private Void make() {
        checkpointer.make(this::howFar);
        return null;
    }

    private StoreCheckpoint howFar() {
        return new StoreCheckpoint(time, written);
    }

    private void force() {
        long end = written;
        long before = noted();
        attempts++;
        whileTheDiskIsBusy.run();
        events.add("forced up to %s while %s was noted".formatted(end, before));
    }

    private long noted() {
        return Files.isRegularFile(path)
                ? StoreCheckpoint.load(path).orElseThrow().confirmedOffset()
                : 0;
    }
}
