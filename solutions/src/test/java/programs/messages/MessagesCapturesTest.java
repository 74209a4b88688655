package programs.messages;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** To write the files again: {@code mvn -q -pl solutions -am test -Dtest=MessagesCapturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dcaptures.write=true}. */
class MessagesCapturesTest {
    @Test
    @DisplayName("what lesson 02 shows is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws Exception {
        Path captured = Path.of("../lessons/02-messages-and-topics/captured");
        for (Map.Entry<String, String> file : MessagesCaptures.all().entrySet()) {
            Path path = captured.resolve(file.getKey());
            if (Boolean.getBoolean("captures.write")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("%s, see the comment of this class", file.getKey())
                    .content()
                    .isEqualTo(file.getValue());
        }
    }
}
