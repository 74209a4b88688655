package workbook;

import workbook.catalogue.Exercise;
import workbook.catalogue.WorkbookLayout;
import workbook.learner.Study;
import workbook.terminal.Tty;
import workbook.verdict.Checks;
import workbook.verdict.Colours;
import workbook.verdict.Judge;
import workbook.verdict.VerdictText;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Uses what most commands use, and changes nothing: the classes that are loaded then go into the archive. */
public final class Training {
    private Training() {}

    /** @param args the top of the workbook */
    public static void main(String[] args) {
        WorkbookLayout layout = new WorkbookLayout(Path.of(args[0]));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Tty.ask(layout.memory());
        new Workbook(layout, nowhere, nowhere, Tty.NONE).run("board");
        Study study = Study.of(layout);
        Checks checks = Checks.read(layout.checks());
        Optional<Exercise> first = study.catalogue().exercises().stream()
                .filter(exercise -> !checks.of(exercise.id()).isEmpty())
                .findFirst();
        if (first.isPresent()) {
            try (Judge judge = new Judge(layout)) {
                VerdictText.forLearner(Colours.OFF, Tty.WIDTH)
                        .of(judge.judge(
                                study.catalogue(),
                                first.get(),
                                study.reference().filesOf(first.get().id()),
                                study.texts(),
                                checks));
            }
        }
        // Not a return from main: a learner's thread may still be alive.
        System.exit(0);
    }
}
