package minibroker.cli;

import minibroker.store.StoreDump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/** Prints a store's files. Called by the main thread. */
@Command(
        name = "dump",
        description = {
            "Prints what a store's files say: messages, consume queues, key index, offsets.",
            "It changes nothing, and may be used while a broker runs. Where the log is damaged it says so and goes on with"
                    + " the next message."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "2:wrong arguments", "4:the commit log is damaged"})
final class DumpCommand implements Callable<Integer> {
    private static final int DAMAGED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The store's folder, as given to \"broker --store\".")
    private Path folder;

    @Option(names = "--commit-log", description = "The messages of the commit log.")
    private boolean commitLog;

    @Option(names = "--queues", description = "The entries of the consume queues.")
    private boolean queues;

    @Option(names = "--index", description = "The entries of the key index.")
    private boolean index;

    @Option(names = "--offsets", description = "The checkpoint, and the topics, groups and offsets that are kept.")
    private boolean offsets;

    @Option(
            names = "--from",
            paramLabel = "OFFSET",
            defaultValue = "0",
            description = "Begin at this offset of the commit log, with --queues at this offset of each queue"
                    + " (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Print so many messages, entries of each queue and entries of each index file at most"
                    + " (default: ${DEFAULT-VALUE}).")
    private long limit;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.resolve("commitlog"))) {
            throw new ParameterException(
                    spec.commandLine(), "%s holds no store: it has no folder commitlog".formatted(folder));
        }
        if (from < 0 || limit < 0) {
            throw new ParameterException(spec.commandLine(), "--from and --limit can't be less than 0");
        }
        boolean all = !commitLog && !queues && !index && !offsets;
        PrintWriter out = spec.commandLine().getOut();
        StoreDump dump = new StoreDump(folder, out, ZoneId.systemDefault());
        boolean whole = true;
        if (all || commitLog) {
            out.println("# Commit log: offset, size, topic/queue #offset in the queue, stored at");
            whole = dump.commitLog(from, limit);
        }
        if (all || queues) {
            out.println("# Consume queues: offset in the queue, place in the commit log");
            dump.queues(from, limit);
        }
        if (all || index) {
            out.println("# Key index: entry, place in the commit log");
            dump.index(from, limit);
        }
        if (all || offsets) {
            out.println("# Offsets");
            dump.offsets();
        }
        out.flush();
        return whole ? 0 : DAMAGED;
    }
}
