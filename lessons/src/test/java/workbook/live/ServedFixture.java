package workbook.live;

import workbook.Fixture;
import workbook.catalogue.Exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A book that is served for the fixture's workbook, with checks that end when and how a test says. */
final class ServedFixture implements AutoCloseable {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> checked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Runnable> endOfChecks = new LinkedBlockingQueue<>();
    private final LiveBook live;
    private final BookServer server;

    private ServedFixture(Fixture fixture) throws IOException {
        live = new LiveBook(fixture.folders(), this::check, NOON);
        server = BookServer.toThisMachine(fixture.folders().book(), 0).answering(live);
    }

    /** With nothing written and nothing remembered. */
    static ServedFixture serve(Fixture fixture) throws IOException {
        fixture.restore();
        for (String memory : List.of("progress.properties", "crosscheck.html")) {
            Files.deleteIfExists(fixture.folders().memory().resolve(memory));
        }
        fixture.write("docs/target/book/index.html", "<p>the book</p>");
        return new ServedFixture(fixture);
    }

    private void check(Exercise exercise) {
        checked.add(exercise.id());
        try {
            Runnable end = endOfChecks.poll(10, TimeUnit.SECONDS);
            if (end != null) {
                end.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ids of exercises whose checks were begun. */
    List<String> checked() {
        return checked;
    }

    /** A check lasts until something is added here, which it carries out. */
    BlockingQueue<Runnable> endOfChecks() {
        return endOfChecks;
    }

    int port() {
        return server.port();
    }

    RawRequest get(String path) {
        return RawRequest.ofAPage(port(), "GET " + path);
    }

    RawRequest post(String body) {
        return RawRequest.ofAPage(port(), "POST /live/check").json(body);
    }

    @Override
    public void close() {
        server.close();
        live.close();
    }
}
