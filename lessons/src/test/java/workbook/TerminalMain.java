package workbook;

import workbook.catalogue.WorkbookLayout;
import workbook.terminal.Tty;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The program as its launcher starts it, but in another folder: the first argument. */
final class TerminalMain {
    private TerminalMain() {}

    public static void main(String[] args) {
        WorkbookLayout layout = new WorkbookLayout(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Tty tty = Tty.ofThisProcess(layout.memory());
        System.exit(new Workbook(layout, out, err, tty).run(Arrays.copyOfRange(args, 1, args.length)));
    }
}
