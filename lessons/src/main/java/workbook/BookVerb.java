package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.process.BookServer;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(names = "--port", description = "Where to serve it; a free one if not given.", defaultValue = "0")
    private int port;

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
        try (BookServer server = host ? BookServer.toTheNetwork(book, port) : BookServer.toThisMachine(book, port)) {
            console.out().printf("The book: %s   (Ctrl-C ends)%n", server.address());
            if (host) {
                List<String> addresses = server.addressesInTheNetwork();
                addresses.forEach(address -> console.out().println("From another device: " + address));
                if (addresses.isEmpty()) {
                    console.out().println("This machine is in no network: nobody else can read it.");
                }
            }
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private void sayIf(boolean asked, String what, Path file) {
        if (asked) {
            console.out().printf("%s: %s%n", what, file.toUri());
        }
    }
}
