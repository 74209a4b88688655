package minibroker.cli;

import minibroker.MiniBroker;
import minibroker.MiniBrokerBuilder;
import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.remoting.BindFailed;
import minibroker.store.StoreSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a name server and a broker until Ctrl-C. Called by the main thread.
 *
 * <p>Its options are described without annotations: to read those takes a quarter of the broker's start.
 */
final class BrokerCommand implements Callable<Integer> {
    private static final int CANNOT_LISTEN = 3;
    static final int CANNOT_OPEN_STORE = 4;
    private static final int NOT_DONE_YET = 5;
    private static final int LAST_PORT = 65_535;

    private final OptionSpec port = option(
            "--port",
            "PORT",
            int.class,
            "10911",
            "Port of the broker, 0 for one that the system chooses (default: ${DEFAULT-VALUE}). It listens"
                    + " two ports below as well: clients up to 4.5.0 connect there.");
    private final OptionSpec namesrvPort = option(
            "--namesrv-port",
            "PORT",
            int.class,
            "9876",
            "Port of the name server, 0 for one that the system chooses (default: ${DEFAULT-VALUE}).");
    private final OptionSpec host =
            option("--host", "ADDRESS", String.class, "127.0.0.1", "Address to listen on (default: ${DEFAULT-VALUE}).");
    private final OptionSpec advertisedHost = option(
            "--advertised-host",
            "ADDRESS",
            String.class,
            "",
            "Address that clients are told (default: the one to listen on).");
    private final OptionSpec store = option(
            "--store",
            "DIR",
            Path.class,
            null,
            "Keep messages, topics, groups and offsets in this folder, over a restart; it is made when it is"
                    + " missing (default: in memory).");
    private final OptionSpec syncFlush = flag(
            "--sync-flush",
            "With --store: answer a sender only when the disk has its message. Slower, and safe against a"
                    + " power cut; without it a power cut takes up to half a second of messages, a killed broker none.");
    private final OptionSpec maxRequestsPerSecond = option(
            "--max-requests-per-second",
            "N",
            double.class,
            "Infinity",
            "How many requests the broker carries out each second at most (default: no limit).");
    private final OptionSpec maxWaitingRequests = option(
            "--max-waiting-requests",
            "N",
            int.class,
            "10000",
            "How many requests may wait; more are answered SYSTEM_BUSY (default: ${DEFAULT-VALUE}).");
    private final OptionSpec allowRecall = flag(
            "--allow-recall", "Let senders take back messages that wait for a certain time (default: nobody may).");
    private final OptionSpec compactHeaders =
            flag("--compact-headers", "Write the headers of answers in the compact format instead of JSON.");

    private final OptionSpec announce = option(
            "--announce",
            "FILE",
            Path.class,
            null,
            "Write into this file where the broker runs, as JSON, and remove it at the end. The workbook uses it to"
                    + " look inside.");
    private final OptionSpec announceAs =
            option("--announce-as", "TEXT", String.class, "", "With --announce: whose broker it is, in words.");

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("broker");

    BrokerCommand() {
        spec.usageMessage()
                .description(
                        "Runs a name server and a broker until Ctrl-C.",
                        "Messages are kept in memory and gone afterwards, unless --store names a folder for them.")
                .sortOptions(false);
        List.of(port, namesrvPort, host, advertisedHost, store).forEach(spec::addOption);
        List.of(syncFlush, maxRequestsPerSecond, maxWaitingRequests, allowRecall, compactHeaders)
                .forEach(spec::addOption);
        List.of(announce, announceAs).forEach(spec::addOption);
        Main.addHelp(spec);
    }

    /** What picocli reads the arguments by. */
    CommandSpec spec() {
        return spec;
    }

    private static OptionSpec option(String name, String label, Class<?> type, String usual, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .defaultValue(usual)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .defaultValue("false")
                .description(description)
                .build();
    }

    @Override
    public Integer call() throws InterruptedException {
        checkArguments();
        MiniBroker broker;
        try {
            broker = settings().start();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + " (--host, --advertised-host)", e);
        } catch (BindFailed e) {
            spec.commandLine().getErr().println("%s. %s".formatted(e.getMessage(), advice(e)));
            return CANNOT_LISTEN;
        } catch (DamagedFile | IllegalStateException e) {
            spec.commandLine().getErr().println("%s. %s".formatted(e.getMessage(), adviceOnStore(e)));
            return CANNOT_OPEN_STORE;
        } catch (NotDoneYet open) {
            spec.commandLine().getErr().println(open.getMessage());
            return NOT_DONE_YET;
        }
        // Ctrl-C: the process ends when this thread has closed the broker.
        Runnable close = announced(broker);
        Runtime.getRuntime().addShutdownHook(new Thread(close, "mini-broker-close"));
        spec.commandLine()
                .getOut()
                .println("mini-broker ready: name server %s, broker %s"
                        .formatted(broker.nameServerAddress(), broker.brokerAddress()));
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Announces the broker if that is wanted; without the file it runs as well. Returns what closes both. */
    private Runnable announced(MiniBroker broker) {
        if (announce.getValue() == null) {
            return broker::close;
        }
        try {
            Announcement file = Announcement.of(
                    broker,
                    announce.getValue(),
                    announceAs.getValue(),
                    Clock.systemUTC().millis());
            return () -> {
                file.close();
                broker.close();
            };
        } catch (UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage() + ". The workbook will not find it by itself");
            return broker::close;
        }
    }

    private void checkArguments() {
        int port = this.port.getValue();
        int namesrvPort = this.namesrvPort.getValue();
        if (port < 0 || port > LAST_PORT || namesrvPort < 0 || namesrvPort > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "A port is a number from 0 to " + LAST_PORT);
        }
        if (port == namesrvPort && port != 0) {
            throw new ParameterException(
                    spec.commandLine(), "Name server and broker can't both have port %s".formatted(port));
        }
        if (namesrvPort == port - 2 && namesrvPort != 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The name server can't have port %s: a broker on port %s listens there as well"
                            .formatted(namesrvPort, port));
        }
        if (syncFlush.<Boolean>getValue() && store.getValue() == null) {
            throw new ParameterException(spec.commandLine(), "--sync-flush needs --store DIR");
        }
        if (!(maxRequestsPerSecond.<Double>getValue() > 0)) {
            throw new ParameterException(spec.commandLine(), "--max-requests-per-second must be more than 0");
        }
        if (maxWaitingRequests.<Integer>getValue() < 1) {
            throw new ParameterException(spec.commandLine(), "--max-waiting-requests must be at least 1");
        }
    }

    private MiniBrokerBuilder settings() {
        MiniBrokerBuilder settings = MiniBroker.builder()
                .host(host.getValue())
                .advertisedHost(advertisedHost.getValue())
                .brokerPort(port.getValue())
                .namesrvPort(namesrvPort.getValue())
                .waitingRequests(maxWaitingRequests.getValue())
                .maxRequestsPerSecond(maxRequestsPerSecond.getValue());
        Path folder = store.getValue();
        if (folder != null) {
            settings.store(StoreSettings.in(folder).withSyncFlush(syncFlush.getValue()));
        }
        if (allowRecall.getValue()) {
            settings.allowRecall();
        }
        return compactHeaders.<Boolean>getValue() ? settings.compactHeaders() : settings;
    }

    private String adviceOnStore(RuntimeException e) {
        return e instanceof DamagedFile
                ? "Look what is still there with: %s dump %s"
                        .formatted(System.getProperty("minibroker.command", "mini-broker"), store.<Path>getValue())
                : "Stop it, or choose another folder with --store";
    }

    private String advice(BindFailed e) {
        if (e.isForeignAddress()) {
            return "%s is no address of this machine: choose one with --host".formatted(host.<String>getValue());
        }
        return "If another program uses port %s, stop that, or choose another port with %s"
                .formatted(e.port(), e.port() == namesrvPort.<Integer>getValue() ? "--namesrv-port" : "--port");
    }
}
