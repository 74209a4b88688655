package programs.groups;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Map;

class GroupsCapturesTest {
    @Test
    @DisplayName("what lesson 11 shows of moved queues, table and picture, is what the code does now")
    void theLessonShowsWhatTheCodeDoes() {
        Captured.compare(
                Captured.folder("11-groups-and-offsets"),
                Map.of(
                        "queues-that-move.txt",
                        QueuesThatMove.text(),
                        "queues-that-move.svg",
                        QueuesThatMove.picture()));
    }
}
