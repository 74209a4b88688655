package minibroker.cli;

import minibroker.file.DamagedFile;
import minibroker.store.StoreRepair;
import minibroker.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Cuts a damaged log so that a broker can start with it again. Called by the main thread. */
@Command(
        name = "repair",
        description = {
            "For a store that the broker refuses because its commit log is damaged: says where, and what is behind it.",
            "With --give-up-rest the log is cut there. Copy the store's folder first."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the broker can start",
            "2:wrong arguments",
            "4:the commit log is damaged, and nothing was given up; or a broker uses the store"
        })
final class RepairCommand implements Callable<Integer> {
    private static final int DAMAGED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The store's folder, as given to \"broker --store\".")
    private Path folder;

    @Option(names = "--give-up-rest", description = "Give up all messages behind the damage.")
    private boolean giveUp;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.resolve("commitlog"))) {
            throw new ParameterException(
                    spec.commandLine(), "%s holds no store: it has no folder commitlog".formatted(folder));
        }
        try {
            StoreRepair.Result found = new StoreRepair(StoreSettings.in(folder)).repair(giveUp);
            spec.commandLine().getOut().println(found.told());
            return found.whole() ? 0 : DAMAGED;
        } catch (DamagedFile | IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return DAMAGED;
        }
    }
}
