package workbook.inspect;

import workbook.catalogue.WorkbookLayout;
import workbook.live.BookServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves the inspector to this machine, and the book beside it as it was built last, so that links into lessons lead
 * somewhere. It builds nothing; where the book was never built, its style is there all the same.
 */
public final class InspectServer implements AutoCloseable {
    /** Where it is if nobody says otherwise, so that a page that is open goes on with the next server. */
    public static final int USUAL_PORT = 18631;

    private final BookServer server;

    private InspectServer(BookServer server) {
        this.server = server;
    }

    /** On its usual port or one of the next ones. */
    public static InspectServer start(WorkbookLayout folders, RunningBrokers brokers) throws IOException {
        Path pages = pages(folders);
        return new InspectServer(BookServer.onFirstFree(USUAL_PORT, on -> BookServer.toThisMachine(pages, on)))
                .answering(InspectPages.of(brokers));
    }

    /** @param port 0 for one that is free */
    public static InspectServer start(WorkbookLayout folders, RunningBrokers brokers, int port) throws IOException {
        return start(folders, InspectPages.of(brokers), port);
    }

    static InspectServer start(WorkbookLayout folders, InspectPages inspect, int port) throws IOException {
        return new InspectServer(BookServer.toThisMachine(pages(folders), port)).answering(inspect);
    }

    private InspectServer answering(InspectPages inspect) {
        server.answering(InspectPages.PATH, inspect);
        return this;
    }

    private static Path pages(WorkbookLayout folders) {
        return Files.isRegularFile(folders.book().resolve("index.html"))
                ? folders.book()
                : folders.bookStyle().getParent();
    }

    public String address() {
        return server.address() + "inspect.html";
    }

    @Override
    public void close() {
        server.close();
    }
}
