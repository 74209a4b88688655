package programs.whyqueues;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class PeakTest {
    private static final Path CAPTURED = Path.of("../lessons/01-why-queues/captured");

    @Test
    void withoutAQueueEverythingAboveTheLimitIsRefused() {
        PeakRun run = PeakRun.withoutQueue();

        assertThat(run.summary()).isEqualTo("1200 of 2800 orders refused, the longest wait is 0.0 s");
    }

    @Test
    void withAQueueEverythingIsDoneAtTheLimit() {
        PeakRun run = PeakRun.withQueue();

        assertThat(run.summary()).isEqualTo("0 of 2800 orders refused, the longest wait is 15.0 s");
        assertThat(Peak.highest(run.seconds(), PeakRun.Second::done)).isEqualTo(PeakRun.SERVICE_CAN);
    }

    @Test
    void theLessonShowsTheTableAndThePictureThatTheProgramMakes() throws IOException {
        PeakRun alone = PeakRun.withoutQueue();
        PeakRun queued = PeakRun.withQueue();

        assertThat(Files.readString(CAPTURED.resolve("peak.txt"))).contains(Peak.table(alone, queued));
        assertThat(Files.readString(CAPTURED.resolve("peak.svg"))).isEqualTo(PeakPicture.of(alone, queued));
    }
}
