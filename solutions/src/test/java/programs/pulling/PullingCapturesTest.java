package programs.pulling;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;

class PullingCapturesTest {
    private static final Path RECORD = Captured.folder("06-pulling").resolve("record.txt");

    @Test
    @DisplayName("what lesson 06 shows of a stored message is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        Captured.compare(RECORD, RecordDump.ofALessonsMessage());
    }
}
