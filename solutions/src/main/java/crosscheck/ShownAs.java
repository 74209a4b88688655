package crosscheck;

import crosscheck.transcript.SideBySide;
import crosscheck.transcript.TextColumns;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** How comparisons are shown: options of the command. */
final class ShownAs {

    @Option(names = "--all", description = "Shows equal steps, too, which are only counted otherwise.")
    private boolean all;

    @Option(names = "--plain", description = "No colours.")
    private boolean plain;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "88",
            description = "How wide the terminal is: from 100 on for a table.")
    private int width;

    SideBySide sideBySide() {
        return new SideBySide(width, !plain && Ansi.AUTO.enabled(), all);
    }

    /** @param indent of the second line and those after it, where one is longer than the terminal is wide */
    void print(String line, int indent, PrintWriter out) {
        TextColumns.fill(line, width, indent).forEach(out::println);
    }
}
