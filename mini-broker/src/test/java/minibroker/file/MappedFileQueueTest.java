package minibroker.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MappedFileQueueTest {
    private static final int SIZE = 16;

    @TempDir
    Path folder;

    private MappedFileQueue queue;

    @AfterEach
    void close() {
        if (queue != null) {
            queue.close();
        }
    }

    @Test
    void aSegmentIsNamedByTheOffsetOfItsFirstByte() throws Exception {
        open();
        fill(3);

        assertThat(names()).containsExactly("00000000000000000000", "00000000000000000016", "00000000000000000032");
        assertThat(queue.minOffset()).isZero();
        assertThat(queue.maxOffset()).isEqualTo(48);
    }

    @Test
    void anOffsetLeadsToItsSegment() {
        open();
        fill(2);
        append(3);

        assertThat(queue.find(15).orElseThrow().firstOffset()).isZero();
        assertThat(queue.find(16).orElseThrow().firstOffset()).isEqualTo(16);
        assertThat(queue.find(34).orElseThrow().firstOffset()).isEqualTo(32);
        assertThat(queue.find(35)).as("not written yet").isEmpty();
        assertThat(queue.find(-1)).isEmpty();
        assertThat(queue.find(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aRowGoesOnWhereItEnded() {
        open();
        fill(1);
        append(5);
        queue.close();
        open();

        assertThat(queue.maxOffset()).isEqualTo(21);
        assertThat(queue.flushedOffset()).isEqualTo(21);
        append(1);
        try (Slice slice = queue.slice(20, 2).orElseThrow()) {
            assertThat(slice.bytes().get(0)).isEqualTo((byte) 20);
            assertThat(slice.bytes().get(1)).isEqualTo((byte) 21);
        }
    }

    @Test
    void flushGoesOverAllSegmentsThatGrew() {
        open();
        append(5);
        assertThat(queue.flush()).isEqualTo(5);
        append(11);
        fill(2);
        append(7);
        assertThat(queue.flushedOffset()).isEqualTo(5);

        assertThat(queue.flush()).isEqualTo(55);
        assertThat(queue.flushedOffset()).isEqualTo(55);
    }

    @Test
    void theFrontGoesByWholeSegmentsAndTheLastOneStays() throws Exception {
        open();
        fill(3);

        assertThat(queue.deleteBefore(31)).isEqualTo(1);
        assertThat(queue.minOffset()).isEqualTo(16);
        assertThat(queue.find(15)).isEmpty();
        assertThat(queue.deleteBefore(1000)).isEqualTo(1);
        assertThat(names()).containsExactly("00000000000000000032");
        assertThat(queue.maxOffset()).isEqualTo(48);
    }

    @Test
    void whatIsTruncatedIsZeroAgain() throws Exception {
        open();
        fill(3);
        queue.truncate(20);

        assertThat(queue.maxOffset()).isEqualTo(20);
        assertThat(names()).containsExactly("00000000000000000000", "00000000000000000016");
        queue.last().orElseThrow().advance(12);
        try (Slice slice = queue.slice(19, 3).orElseThrow()) {
            assertThat(slice.bytes().get(0)).isEqualTo((byte) 19);
            assertThat(slice.bytes().get(1)).isZero();
        }
    }

    @Test
    void aRowCanBeginInTheMiddle() throws Exception {
        open();
        queue.startAt(1003).advance(11);

        assertThat(names()).containsExactly("00000000000000000992");
        assertThat(queue.maxOffset()).isEqualTo(1003);
    }

    @Test
    void aMissingSegmentIsNamed() throws Exception {
        open();
        fill(3);
        queue.close();
        Files.delete(folder.resolve("00000000000000000016"));

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("the segment 00000000000000000016 is missing");
    }

    @Test
    void aSegmentThatEndsTooEarlyIsNamed() throws Exception {
        open();
        fill(2);
        queue.close();
        MappedFile.cut(folder.resolve("00000000000000000000"), 9);

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("00000000000000000000 is damaged at byte 9: it ends there, has 7 bytes too few");
    }

    @Test
    void otherFilesAreLeftAlone() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("99999999999999999999"), "no offset");
        open();
        fill(1);
        queue.deleteBefore(1000);

        assertThat(names()).contains("notes.txt", "99999999999999999999");
    }

    private void open() {
        queue = MappedFileQueue.open(folder, SIZE);
    }

    private void fill(int segments) {
        for (int i = 0; i < segments; i++) {
            append(SIZE);
        }
    }

    /** Every byte holds its own offset. */
    private void append(int bytes) {
        MappedFile segment = queue.last().filter(last -> last.room() > 0).orElseGet(queue::roll);
        for (int i = 0; i < bytes; i++) {
            segment.tail().put((byte) segment.endOffset());
            segment.advance(1);
        }
    }

    private Stream<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
