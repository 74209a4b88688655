package workbook;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import workbook.catalogue.WorkbookLayout;
import workbook.terminal.Tty;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --help} prints, as text for the book: of the program itself under "", of each verb under its name. */
public final class Manual {
    private static final int WIDTH = 80;

    private Manual() {}

    /** In the order in which {@code --help} lists them; hidden verbs are left out. */
    public static Map<String, String> pages() {
        CommandLine program = new Workbook(
                        new WorkbookLayout(Path.of("")), System.out, System.err, Tty.of(WIDTH, false))
                .commandLine();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("", program.getUsageMessage(Ansi.OFF));
        program.getSubcommands().forEach((name, verb) -> {
            if (!verb.getCommandSpec().usageMessage().hidden()) {
                pages.put(name, verb.getUsageMessage(Ansi.OFF));
            }
        });
        return pages;
    }
}
