package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A way out for a store whose log is damaged, done by the finished broker. */
@Command(
        name = "repair",
        customSynopsis = "workbook repair DIR [--give-up-rest]",
        description = {
            "For a store that the broker refuses because its log is damaged: says where, and what is behind it.",
            "With --give-up-rest the log is cut there. Copy the store's folder first."
        })
final class RepairVerb implements Callable<Integer> {
    private final Console console;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    RepairVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BackgroundBroker.MINI, "repair"));
        command.addAll(arguments);
        return ChildJvm.runHere(ChildJvm.of(LearnerClasses.reference(console.layout()), List.of(), command));
    }
}
