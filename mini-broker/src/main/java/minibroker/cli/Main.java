package minibroker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.TreeMap;

/** Starts what the command line asks for. */
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
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** Reading the annotations of the others takes time; a start of the broker does without them. */
    static CommandLine commandLine(String... arguments) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Main())
                .name("mini-broker")
                .version("mini-broker 1.0.0")
                .addSubcommand("broker", new BrokerCommand().spec());
        spec.usageMessage()
                .description("A small message broker that the unmodified RocketMQ client can talk to.")
                .synopsisSubcommandLabel("COMMAND")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        addHelp(spec);
        if (arguments.length == 0 || !arguments[0].equals("broker")) {
            spec.addSubcommand("dump", new CommandLine(new DumpCommand()));
            spec.addSubcommand("repair", new CommandLine(new RepairCommand()));
        }
        return new CommandLine(spec)
                .setParameterExceptionHandler(Main::sayWhatIsWrong)
                .setExecutionExceptionHandler((failure, command, given) -> sayWhyTheStoreIsShut(failure, command));
    }

    /** The options that every command has. */
    static void addHelp(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }

    private static Map<String, String> exitCodes() {
        return new TreeMap<>(Map.of(
                "0", "all went well",
                "1", "the program itself failed",
                "2", "wrong arguments",
                "3", "can't listen on a port",
                "4",
                        "the store can't be opened: it is damaged, another broker uses it, or its folder can't be made"
                                + " or read",
                "5", "an exercise that the broker needs is not done yet"));
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
        commandLine().usage(System.out);
    }
}
