package crosscheck;

import crosscheck.transcript.Comparison;
import crosscheck.transcript.ComparisonPage;
import crosscheck.transcript.Transcript;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Whether comparisons become a page for a browser, too: options of the command. */
final class AsPage {

    @Option(names = "--page", paramLabel = "FILE", description = "Writes the comparison as a page for a browser, too.")
    private Path page;

    @Option(
            names = "--style",
            paramLabel = "FILE",
            defaultValue = "docs/src/main/resources/book/book.css",
            description = "How that page looks: as the book does (default).")
    private Path style;

    /** Only if it was asked for. All lists are in the same order. */
    void write(
            List<Scenario> scenarios,
            List<Comparison> comparisons,
            List<Transcript> ours,
            List<Transcript> theirs,
            PrintWriter out) {
        if (page == null) {
            return;
        }
        List<ComparisonPage.Entry> entries = IntStream.range(0, scenarios.size())
                .mapToObj(i -> new ComparisonPage.Entry(
                        scenarios.get(i).lesson(),
                        scenarios.get(i).title(),
                        comparisons.get(i),
                        ours.get(i),
                        theirs.get(i)))
                .toList();
        ComparisonPage.write(page, style, entries);
        out.println("As a page: " + page);
    }
}
