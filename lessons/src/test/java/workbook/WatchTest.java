package workbook;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.terminal.Tty;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {
    private static final String BOX = "exercises/src/main/java/minibroker/box/Box.java";
    private static final int PATIENCE = 60;

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private Fixture fixture;
    private Thread watch;

    @BeforeEach
    void watch(@TempDir Path folder) throws IOException {
        fixture = Fixture.in(folder);
        watch = new Thread(
                () -> new Workbook(fixture.folders(), new PrintStream(new Lines(), true), System.err, Tty.NONE)
                        .run("--plain", "watch"));
        watch.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        watch.interrupt();
        watch.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        assertThat(watch.isAlive()).as("the watch is still running").isFalse();
    }

    private void awaitLine(String start) throws InterruptedException {
        for (String line = ""; !line.startsWith(start); ) {
            line = lines.poll(PATIENCE, TimeUnit.SECONDS);
            assertThat(line).as("a line that starts with \"%s\"", start).isNotNull();
        }
    }

    @Test
    void checksOnEverySaveAndGoesOnAfterAPass() throws InterruptedException {
        awaitLine("01-1  A box that says \"full\"                         0 of 2 checks pass");
        awaitLine("watching 01-1  (hint: ./workbook hint 01-1)");
        fixture.edit(BOX, "throw new NotDoneYet(\"01-1\");", "typing");
        awaitLine(BOX + ":20: not a statement");
        awaitLine("watching 01-1");
        fixture.solve("mini-broker", "minibroker/box/Box.java");
        awaitLine("01-1  A box that says \"full\"                         2 of 2 checks pass");
        awaitLine("01-1 is done.");
        awaitLine("Next: 01-2  How many are in it");
        awaitLine("01-2  How many are in it                             1 of 1 checks pass");
        awaitLine("Next: 02-1  A shelf of boxes");
        awaitLine("Write in exercises/src/main/java/minibroker/box/Shelf.java");
        awaitLine("02-1  A shelf of boxes                               0 of 1 checks pass");
        awaitLine("watching 02-1");
    }

    @Test
    void aSaveThatBreaksWhatHadPassedIsTold() throws InterruptedException {
        awaitLine("watching 01-1");
        String solved = fixture.read("mini-broker/src/main/java/minibroker/box/Box.java");
        fixture.write(BOX, solved.replace("return things.size();", "return 7;"));
        awaitLine("01-1 is done.");
        awaitLine("watching 01-2");
        fixture.write(BOX, solved.replace("return things.size();", "return 8;").replace("poll()", "pollLast()"));
        awaitLine("01-2  How many are in it                             0 of 1 checks pass");
        awaitLine("01-1 passed before, and does not any more: ./workbook check 01-1");
        awaitLine("watching 01-2");
    }

    @Test
    void whatBrokeIsToldWithEachSaveUntilItPassesAgain() throws InterruptedException {
        awaitLine("watching 01-1");
        String solved = fixture.read("mini-broker/src/main/java/minibroker/box/Box.java");
        fixture.write(BOX, solved.replace("return things.size();", "return 7;"));
        awaitLine("watching 01-2");
        for (String size : List.of("8", "9")) {
            String broken = solved.replace("return things.size();", "return " + size + ";");
            fixture.write(BOX, broken.replace("poll()", "pollLast()"));
            awaitLine("    observed   \"box with " + size);
            awaitLine("01-1 passed before");
            awaitLine("watching 01-2");
        }
        fixture.write(BOX, solved.replace("return things.size();", "return 6;"));
        awaitLine("    observed   \"box with 6");
        assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).startsWith("    invariant");
        assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).startsWith("    at ");
        assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).isEmpty();
        assertThat(lines.poll(PATIENCE, TimeUnit.SECONDS)).startsWith("watching 01-2");
    }

    /** A stream of lines as another thread sees them. */
    private final class Lines extends OutputStream {
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
