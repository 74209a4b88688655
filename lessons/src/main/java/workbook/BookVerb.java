package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import workbook.process.BookServer;
import workbook.process.BuildFailed;
import workbook.process.BuildPart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The lessons in a browser. */
@Command(name = "book", description = "Builds the book and serves it to your browser.")
final class BookVerb implements Callable<Integer> {
    @ParentCommand
    private Workbook workbook;

    @Option(names = "--build-only", description = "Does not serve it.")
    private boolean buildOnly;

    @Option(names = "--port", description = "Where to serve it; a free one if not given.", defaultValue = "0")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException, BuildFailed {
        workbook.build(BuildPart.BOOK);
        Path book = workbook.folders().book();
        if (!Files.exists(book.resolve("index.html"))) {
            throw new Refusal(
                    Workbook.ENVIRONMENT,
                    "the build made no " + workbook.folders().shown(book) + "/index.html");
        }
        if (buildOnly) {
            workbook.out().printf("The book: %s%n", book.resolve("index.html").toUri());
            return Workbook.OK;
        }
        try (BookServer server = new BookServer(book, port)) {
            workbook.out().printf("The book: %s   (Ctrl-C ends)%n", server.address());
            new CountDownLatch(1).await();
        }
        return Workbook.OK;
    }
}
