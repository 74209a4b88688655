package bench;

import bench.load.Cell;
import bench.load.Measured;
import bench.load.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LineTest {
    private static final Cell SYNC = new Cell(Workload.SYNC, 128);
    private static final Machine MACHINE =
            new Machine("Linux", 2, "some", "jdk", "5.5.0", List.of("-Xmx128m"), "today", 0.1, false);

    @Test
    void ratioIsTheMedianOfTheRatiosWithinTheRounds() {
        // The machine's bad minute takes both brokers alike, and one odd round does not count.
        Line line = onlyLine(results(
                session(1, Subject.MINI_BROKER, 2000, 0),
                session(1, Subject.ROCKETMQ, 1000, 0),
                session(2, Subject.MINI_BROKER, 200, 0),
                session(2, Subject.ROCKETMQ, 100, 0),
                session(3, Subject.MINI_BROKER, 900, 0),
                session(3, Subject.ROCKETMQ, 100, 0)));

        assertThat(line.ratio(Measured::rate)).hasValue(2);
        assertThat(line.median(Subject.MINI_BROKER, Measured::rate)).hasValue(900);
    }

    @Test
    void hasNoRatioWhileOneOfTheTwoIsMissing() {
        Line line = onlyLine(results(session(1, Subject.MINI_BROKER, 2000, 0)));

        assertThat(line.ratio(Measured::rate)).isEmpty();
        assertThat(line.median(Subject.ROCKETMQ, Measured::rate)).isEmpty();
    }

    @Test
    void tableShowsWhatWasLost() {
        String table = new Table(
                        results(session(1, Subject.MINI_BROKER, 2000, 0), session(1, Subject.ROCKETMQ, 1000, 7)))
                .text();

        assertThat(table).contains("RocketMQ: 7 FAILED OR LOST").doesNotContain("mini-broker: ");
    }

    @Test
    void tableAndPictureCanBeMadeAgainFromTheFile(@TempDir Path folder) throws Exception {
        Results results = results(session(1, Subject.MINI_BROKER, 2000, 0), session(1, Subject.ROCKETMQ, 1000, 0));
        Path file = folder.resolve("bench.json");

        results.save(file);

        assertThat(Results.load(file)).isEqualTo(results);
        assertThat(new Table(Results.load(file)).text()).isEqualTo(new Table(results).text());
        assertThat(new Picture(Results.load(file)).svg())
                .contains("sync, 1 thread, 128 B")
                .contains(">2.00<");
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void costAndBytesAreThoseOfOneMessage() {
        Measured measured = measured(1000, 0);

        assertThat(measured.cpuSecondsPerMillion()).isEqualTo(500, within(0.001));
        assertThat(measured.diskBytesPerMessage()).hasValue(400);
    }

    private static Line onlyLine(Results results) {
        assertThat(Line.of(results)).hasSize(1);
        return Line.of(results).get(0);
    }

    private static Results results(Session... sessions) {
        return new Results(MACHINE, List.of(sessions));
    }

    private static Session session(int round, Subject subject, long rate, long lost) {
        return new Session(round, subject, false, 300, 2048, 1024, List.of(measured(rate, lost)));
    }

    private static Measured measured(long rate, long lost) {
        return new Measured(SYNC, rate, 1, 100, 900, rate / 2000.0, 0, lost, 400 * rate, rate);
    }
}
