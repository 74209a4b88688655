package programs.messages;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessagesCapturesTest {
    @Test
    @DisplayName("what lesson 02 shows is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws Exception {
        Captured.compare(Captured.folder("02-messages-and-topics"), MessagesCaptures.all());
    }
}
