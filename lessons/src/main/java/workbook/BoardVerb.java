package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the learner is. */
@Command(name = "board", description = "Where am I, what is next, where is the book? The same as no command at all.")
final class BoardVerb implements Runnable {
    private final Console console;

    @Option(names = "--all", description = "The exercises of every lesson, not only of the one at hand.")
    private boolean all;

    BoardVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        new Board(console).print(all);
    }
}
