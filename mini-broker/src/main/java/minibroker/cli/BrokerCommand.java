package minibroker.cli;

import minibroker.MiniBroker;
import minibroker.MiniBrokerBuilder;
import minibroker.exercise.NotDoneYet;
import minibroker.file.DamagedFile;
import minibroker.remoting.BindFailed;
import minibroker.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs a name server and a broker until Ctrl-C. Called by the main thread. */
@Command(
        name = "broker",
        description = {
            "Runs a name server and a broker until Ctrl-C.",
            "Messages are kept in memory and gone afterwards, unless --store names a folder for them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BrokerCommand implements Callable<Integer> {
    private static final int CANNOT_LISTEN = 3;
    static final int CANNOT_OPEN_STORE = 4;
    private static final int NOT_DONE_YET = 5;
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "10911",
            description =
                    "Port of the broker, 0 for one that the system chooses (default: ${DEFAULT-VALUE}). It listens"
                            + " two ports below as well: clients up to 4.5.0 connect there.")
    private int port;

    @Option(
            names = "--namesrv-port",
            paramLabel = "PORT",
            defaultValue = "9876",
            description = "Port of the name server, 0 for one that the system chooses (default: ${DEFAULT-VALUE}).")
    private int namesrvPort;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--advertised-host",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "Address that clients are told (default: the one to listen on).")
    private String advertisedHost;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Keep messages, topics, groups and offsets in this folder, over a restart; it is made when it is"
                            + " missing (default: in memory).")
    private Path store;

    @Option(
            names = "--sync-flush",
            description = "With --store: answer a sender only when the disk has its message. Slower, and safe against a"
                    + " power cut; without it a power cut takes up to half a second of messages, a killed broker none.")
    private boolean syncFlush;

    @Option(
            names = "--max-requests-per-second",
            paramLabel = "N",
            defaultValue = "Infinity",
            description = "How many requests the broker carries out each second at most (default: no limit).")
    private double maxRequestsPerSecond;

    @Option(
            names = "--max-waiting-requests",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many requests may wait; more are answered SYSTEM_BUSY (default: ${DEFAULT-VALUE}).")
    private int maxWaitingRequests;

    @Option(
            names = "--allow-recall",
            description = "Let senders take back messages that wait for a certain time (default: nobody may).")
    private boolean allowRecall;

    @Option(
            names = "--compact-headers",
            description = "Write the headers of answers in the compact format instead of JSON.")
    private boolean compactHeaders;

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
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "mini-broker-close"));
        spec.commandLine()
                .getOut()
                .println("mini-broker ready: name server %s, broker %s"
                        .formatted(broker.nameServerAddress(), broker.brokerAddress()));
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private void checkArguments() {
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
        if (syncFlush && store == null) {
            throw new ParameterException(spec.commandLine(), "--sync-flush needs --store DIR");
        }
        if (!(maxRequestsPerSecond > 0)) {
            throw new ParameterException(spec.commandLine(), "--max-requests-per-second must be more than 0");
        }
        if (maxWaitingRequests < 1) {
            throw new ParameterException(spec.commandLine(), "--max-waiting-requests must be at least 1");
        }
    }

    private MiniBrokerBuilder settings() {
        MiniBrokerBuilder settings = MiniBroker.builder()
                .host(host)
                .advertisedHost(advertisedHost)
                .brokerPort(port)
                .namesrvPort(namesrvPort)
                .waitingRequests(maxWaitingRequests)
                .maxRequestsPerSecond(maxRequestsPerSecond);
        if (store != null) {
            settings.store(StoreSettings.in(store).withSyncFlush(syncFlush));
        }
        if (allowRecall) {
            settings.allowRecall();
        }
        return compactHeaders ? settings.compactHeaders() : settings;
    }

    private String adviceOnStore(RuntimeException e) {
        return e instanceof DamagedFile
                ? "Look what is still there with: %s dump %s"
                        .formatted(System.getProperty("minibroker.command", "mini-broker"), store)
                : "Stop it, or choose another folder with --store";
    }

    private String advice(BindFailed e) {
        if (e.isForeignAddress()) {
            return "%s is no address of this machine: choose one with --host".formatted(host);
        }
        return "If another program uses port %s, stop that, or choose another port with %s"
                .formatted(e.port(), e.port() == namesrvPort ? "--namesrv-port" : "--port");
    }
}
