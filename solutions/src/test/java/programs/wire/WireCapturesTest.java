package programs.wire;

import captures.Captured;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class WireCapturesTest {
    private static final Path CAPTURED = Captured.folder("03-wire-protocol");
    private static final Pattern STARTER = Pattern.compile("FrameDecoder\\.decode, FrameDecoder\\.java:\\d+");

    @Test
    @DisplayName("what lesson 03 shows of bytes and sockets is what the code does now")
    void theLessonShowsWhatTheCodeDoes() throws IOException {
        Captured.compare(CAPTURED, WireCaptures.all());
    }

    @Test
    @DisplayName("runs that end in 03-2 name the line that its first verdict names, which the proofs hold up to date")
    void runsNameTheStartersLine() throws IOException {
        String line = starterLine(CAPTURED.resolve("03-2.first.txt"));

        assertThat(starterLine(CAPTURED.resolve("first-contact.txt"))).isEqualTo(line);
    }

    private static String starterLine(Path file) throws IOException {
        Matcher line = STARTER.matcher(Files.readString(file));
        assertThat(line.find()).as("%s names a line of FrameDecoder", file).isTrue();
        return line.group();
    }
}
