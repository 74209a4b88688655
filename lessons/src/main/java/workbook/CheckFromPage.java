package workbook;

import workbook.catalogue.Exercise;
import workbook.learner.Study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** {@code check} without a terminal, for pages: gives a verdict and remembers it. One thread at a time. */
final class CheckFromPage implements Consumer<Exercise> {
    private final Console console;
    private Checking checking;

    CheckFromPage(Console console) {
        this.console = console;
    }

    /** The first one gets things ready, those after it are faster. */
    @Override
    public void accept(Exercise exercise) {
        try {
            if (checking == null) {
                checking = new Checking(console);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checking.judge(Study.of(console.layout()), exercise);
    }
}
