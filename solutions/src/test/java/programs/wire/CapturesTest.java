package programs.wire;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class CapturesTest {
    private static final Path CAPTURED = Path.of("../lessons/03-wire-protocol/captured");
    private static final Pattern STARTER = Pattern.compile("FrameDecoder\\.decode, FrameDecoder\\.java:\\d+");

    @Test
    @DisplayName("what lesson 03 shows of bytes and sockets is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        for (Map.Entry<String, String> file : Captures.all().entrySet()) {
            assertThat(CAPTURED.resolve(file.getKey()))
                    .as("%s: written by programs.wire.Captures", file.getKey())
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    @DisplayName(
            "the first contact names the line that the first verdict of 03-2 names, which the proofs hold up to date")
    void theFirstContactNamesTheStartersLine() throws IOException {
        assertThat(starterLine("first-contact.txt"))
                .as("first-contact.txt: printed by ./workbook run 03-1")
                .isEqualTo(starterLine("03-2.first.txt"));
    }

    private static String starterLine(String file) throws IOException {
        Matcher line = STARTER.matcher(Files.readString(CAPTURED.resolve(file)));
        assertThat(line.find()).as("%s names a line of FrameDecoder", file).isTrue();
        return line.group();
    }
}
