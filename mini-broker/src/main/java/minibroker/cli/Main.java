package minibroker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Starts what the command line asks for. */
@Command(
        name = "mini-broker",
        description = "A small message broker that the unmodified RocketMQ client can talk to.",
        subcommands = {BrokerCommand.class, DumpCommand.class, RepairCommand.class},
        mixinStandardHelpOptions = true,
        version = "mini-broker 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:the program itself failed",
            "2:wrong arguments",
            "3:can't listen on a port",
            "4:the store can't be opened: it is damaged, another broker uses it, or its folder can't be made or read",
            "5:an exercise that the broker needs is not done yet"
        })
public final class Main implements Runnable {
    /** From this release on, Java prints four lines of warning first if Netty uses Unsafe. */
    private static final int WARNS_OF_UNSAFE = 24;

    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        System.setProperty("io.netty.leakDetection.level", "disabled"); // it takes a stack trace of every 128th buffer
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::sayWhatIsWrong)
                .setExecutionExceptionHandler((failure, command, arguments) -> sayWhyTheStoreIsShut(failure, command));
    }

    private static int sayWhatIsWrong(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println("%s. Try: %s --help"
                        .formatted(wrong.getMessage(), command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Of a file that can't be read or written nobody needs a stack trace; of anything else, yes. */
    private static int sayWhyTheStoreIsShut(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof UncheckedIOException closed)) {
            throw failure;
        }
        command.getErr()
                .println("%s: %s. Choose another folder, or make this one usable"
                        .formatted(closed.getMessage(), reason(closed.getCause())));
        return BrokerCommand.CANNOT_OPEN_STORE;
    }

    /** Java's words for it are the name of the exception, and the file. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        return cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : cause.toString();
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
