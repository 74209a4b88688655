package programs.pulling;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * To write the file again: {@code mvn -q -pl solutions -am test -Dtest=PullingCapturesTest -Dcaptures.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PullingCapturesTest {
    private static final Path RECORD = Path.of("../lessons/06-pulling/captured/record.txt");

    @Test
    @DisplayName("what lesson 06 shows of a stored message is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        String now = RecordDump.ofALessonsMessage();
        if (Boolean.getBoolean("captures.write")) {
            Files.writeString(RECORD, now);
        }
        assertThat(RECORD)
                .as("record.txt, see the comment of this class")
                .content()
                .isEqualTo(now);
    }
}
