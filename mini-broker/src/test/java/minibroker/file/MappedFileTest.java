package minibroker.file;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MappedFileTest {
    private static final int SIZE = 64;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void file() {
        path = folder.resolve("file");
    }

    @Test
    void whatIsAppendedCanBeReadAtOnce() {
        MappedFile file = open(100, SIZE);
        append(file, "hello");
        append(file, " world");

        assertThat(text(file, 0, 11)).isEqualTo("hello world");
        assertThat(file.endOffset()).isEqualTo(111);
        assertThat(file.room()).isEqualTo(SIZE - 11);
        file.close();
    }

    @Test
    void whatIsNotMadeKnownCannotBeRead() {
        MappedFile file = open(0, SIZE);
        file.tail().put(bytes("secret"));

        assertThat(file.slice(0, 6)).isEmpty();
        file.close();
    }

    @Test
    void noLookGoesBeyondWhatIsWritten() {
        MappedFile file = open(0, SIZE);
        append(file, "hello");

        assertThat(file.slice(3, 3)).isEmpty();
        assertThat(file.slice(-1, 3)).isEmpty();
        assertThat(file.slice(0, -1)).isEmpty();
        assertThat(file.slice(3, Integer.MAX_VALUE)).isEmpty();
        file.close();
    }

    @Test
    void aLookThatGoesBeyondTheFileHoldsNothing() {
        Mapping mapping = new Mapping(Pages.writable(path, SIZE));

        assertThatThrownBy(() -> mapping.slice(0, SIZE + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(mapping.close()).as("gives the memory back").isTrue();
    }

    @Test
    void moreThanTheRoomCannotBeMadeKnown() {
        MappedFile file = open(0, SIZE);

        assertThatThrownBy(() -> file.advance(SIZE + 1)).hasMessageContaining("65 bytes more, room for 64");
        file.close();
    }

    @Test
    void whatAFileHasAlreadyStaysWhenItGetsPages() {
        MappedFile file = open(0, 1 << 20);
        append(file, "hello");
        file.close();

        file = open(0, 1 << 20);
        file.tail(100_000).put(bytes(" world"));
        file.advance(6);

        assertThat(text(file, 0, 11)).isEqualTo("hello world");
        file.close();
        assertThat(path).hasSize(11);
    }

    @Test
    void isOnDiskAfterAFlush() throws Exception {
        MappedFile file = open(0, SIZE);
        append(file, "hello");
        assertThat(file.flushed()).isZero();

        file.flush();

        assertThat(file.flushed()).isEqualTo(5);
        assertThat(Files.readAllBytes(path)).startsWith(bytes("hello")).hasSize(SIZE);
        file.close();
    }

    @Test
    void aClosedFileIsAsLongAsWhatWasWritten() throws Exception {
        MappedFile file = open(0, SIZE);
        append(file, "hello");
        file.close();

        assertThat(Files.readAllBytes(path)).isEqualTo(bytes("hello"));
        MappedFile again = open(0, SIZE);
        append(again, "!");
        assertThat(text(again, 0, 6)).isEqualTo("hello!");
        again.close();
    }

    @Test
    void aClosedFileCanNeitherBeReadNorWritten() {
        MappedFile file = open(0, SIZE);
        append(file, "hello");
        file.close();
        file.close();

        assertThat(file.slice(0, 5)).isEmpty();
        assertThatThrownBy(file::tail).hasMessageContaining("closed");
    }

    @Test
    void aLookHoldsTheMemoryUntilItEnds() {
        MappedFile file = open(0, SIZE);
        append(file, "hello");
        Slice look = file.slice(0, 5).orElseThrow();
        file.delete();

        assertThat(look.bytes().get(4)).isEqualTo((byte) 'o');
        look.close();

        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws Exception {
        Files.write(path, new byte[SIZE + 1]);

        assertThatThrownBy(() -> open(0, SIZE))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("it has 65 bytes, but its size is 64");
    }

    private MappedFile open(long firstOffset, int size) {
        return MappedFile.open(path, firstOffset, size, 4096);
    }

    private static void append(MappedFile file, String text) {
        file.tail().put(bytes(text));
        file.advance(text.length());
    }

    private static String text(MappedFile file, int position, int length) {
        try (Slice slice = file.slice(position, length).orElseThrow()) {
            return StandardCharsets.US_ASCII.decode(slice.bytes()).toString();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
