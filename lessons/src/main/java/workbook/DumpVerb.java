package workbook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import workbook.process.ChildJvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a store's files say, read by the finished broker. */
@Command(
        name = "dump",
        customSynopsis = "workbook dump DIR [OPTION...]",
        description = {
            "Prints what is in the files of a store, the folder that was given to broker --store; changes nothing.",
            "All of it, or --commit-log, --queues, --index, --offsets; --from OFFSET, --limit N."
        })
final class DumpVerb implements Callable<Integer> {
    private final Console console;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    DumpVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BackgroundBroker.MINI, "dump"));
        command.addAll(arguments);
        return ChildJvm.runHere(ChildJvm.of(LearnerClasses.reference(console.layout()), List.of(), command));
    }
}
