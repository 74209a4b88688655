package programs.flush;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FlushPricePictureTest {
    private static final Path CAPTURED = Path.of("../lessons/09-flush/captured");

    @Test
    void theLessonShowsThePictureOfTheTableThatItShows() throws IOException {
        List<FlushPriceTable.Row> rows;
        try (var lines = Files.lines(CAPTURED.resolve("flush-price.txt"))) {
            rows = FlushPriceTable.read(lines);
        }

        assertThat(rows).hasSize(FlushPrice.SENDERS.length);
        assertThat(Files.readString(CAPTURED.resolve("flush-price.svg"))).isEqualTo(FlushPricePicture.of(rows));
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        FlushPriceTable.Row row = new FlushPriceTable.Row(
                64, new FlushPriceTable.Price(1_234_567, 0.8), new FlushPriceTable.Price(99, 1234.5));

        assertThat(FlushPriceTable.read(row.toString().lines())).containsExactly(row);
    }
}
