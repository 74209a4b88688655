package programs.wire;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CapturesTest {
    @Test
    @DisplayName("what lesson 03 shows of bytes and sockets is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        Path captured = Path.of("../lessons/03-wire-protocol/captured");
        for (Map.Entry<String, String> file : Captures.all().entrySet()) {
            assertThat(captured.resolve(file.getKey()))
                    .as("%s: written by programs.wire.Captures", file.getKey())
                    .content()
                    .isEqualTo(file.getValue());
        }
    }
}
