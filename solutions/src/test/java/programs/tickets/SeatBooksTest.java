package programs.tickets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SeatBooksTest {
    private static final TicketOrder ONE = new TicketOrder(1);
    private static final TicketOrder OTHER = new TicketOrder(2);

    private SeatBooks books;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        books = SeatBooks.in(folder);
    }

    @Test
    void aSeatIsTakenByOneAloneUntilItIsFreed() throws IOException {
        assertThat(books.take(7, ONE)).isTrue();
        assertThat(books.take(7, OTHER)).isFalse();
        books.free(7, OTHER);
        assertThat(books.isFree(7)).isFalse();
        books.free(7, ONE);
        assertThat(books.take(7, OTHER)).isTrue();
    }

    @Test
    void ofTwoWhoBelieveTheSameOneChangesIt() throws IOException {
        assertThat(books.outcome(ONE)).isEmpty();
        assertThat(books.change(ONE, Optional.empty(), "open")).isTrue();
        assertThat(books.change(ONE, Optional.empty(), "open")).isFalse();
        assertThat(books.change(ONE, Optional.of("open"), "paid")).isTrue();
        assertThat(books.change(ONE, Optional.of("open"), "cancelled")).isFalse();
        assertThat(books.outcome(ONE)).isEqualTo(Optional.of("paid"));
    }
}
