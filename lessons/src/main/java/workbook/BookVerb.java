package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.inspect.InspectPages;
import workbook.inspect.RunningBrokers;
import workbook.live.BookServer;
import workbook.live.LiveBook;
import workbook.process.Announcing;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The lessons in a browser. */
@Command(name = "book", description = "Builds the book and serves it to your browser.")
final class BookVerb implements Callable<Integer> {
    private final Console console;

    @Option(names = "--build-only", description = "Does not serve it.")
    private boolean buildOnly;

    @Option(names = "--pdf", description = "Makes a PDF of it and does not serve it; the first time it downloads more.")
    private boolean pdf;

    @Option(names = "--epub", description = "Makes an EPUB of it, for reading devices, and does not serve it.")
    private boolean epub;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where to serve it: 0 for a free one; " + BookServer.USUAL_PORT
                    + ", or the next one that is free, if not given.")
    private Integer port;

    @Option(
            names = "--host",
            description = "Shows it to your network, to read on a phone: whoever reaches this machine.")
    private boolean host;

    BookVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        console.build(BuildPart.BOOK);
        Path book = console.layout().book();
        if (!Files.exists(book.resolve("index.html"))) {
            throw new Refusal(
                    ExitCode.ENVIRONMENT,
                    "the build made no " + console.layout().shown(book) + "/index.html");
        }
        if (pdf || epub) {
            console.build(BuildPart.EDITIONS);
            sayIf(pdf, "The book as a PDF", console.layout().edition("pdf"));
            sayIf(epub, "The book as an EPUB", console.layout().edition("epub"));
            return ExitCode.OK;
        }
        if (buildOnly) {
            sayIf(true, "The book", book.resolve("index.html"));
            return ExitCode.OK;
        }
        serve(book);
        return ExitCode.OK;
    }

    private void serve(Path book) throws IOException, InterruptedException {
        try (LiveBook live = new LiveBook(console.layout(), new CheckFromPage(console), Clock.systemUTC());
                BookServer server = open(book).answering(live).answering(InspectPages.PATH, inspector())) {
            String taken = port == null && server.port() != BookServer.USUAL_PORT
                    ? "%s is taken; ".formatted(BookServer.USUAL_PORT)
                    : "";
            console.out().printf("The book: %s   (%sCtrl-C ends)%n", server.address(), taken);
            if (host) {
                List<String> addresses = server.addressesInTheNetwork();
                addresses.forEach(address -> console.out().println("From another device: " + address));
                if (addresses.isEmpty()) {
                    console.out().println("This machine is in no network: nobody else can read it.");
                }
            }
            new CountDownLatch(1).await();
        }
    }

    private InspectPages inspector() {
        return InspectPages.of(RunningBrokers.in(Announcing.folder(console.layout())));
    }

    private BookServer open(Path book) throws IOException {
        BookServer.OnPort way =
                host ? on -> BookServer.toTheNetwork(book, on) : on -> BookServer.toThisMachine(book, on);
        if (port == null) {
            return BookServer.onFirstFree(BookServer.USUAL_PORT, way);
        }
        try {
            return way.open(port);
        } catch (SocketException | IllegalArgumentException e) {
            throw new Refusal(
                    ExitCode.ENVIRONMENT,
                    "the book can't be served on port %s (%s): name another one with --port, or none"
                            .formatted(port, e.getMessage()));
        }
    }

    private void sayIf(boolean asked, String what, Path file) {
        if (asked) {
            console.out().printf("%s: %s%n", what, file.toUri());
        }
    }
}
