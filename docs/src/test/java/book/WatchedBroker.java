package book;

import workbook.catalogue.ClassPathFile;
import workbook.catalogue.WorkbookLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The finished broker in a JVM of its own, which announces itself in a folder, and clients in another. What is built of
 * mini-broker and solutions is taken: they are built before this module in a build of all.
 */
final class WatchedBroker implements AutoCloseable {
    /** So short that orderly consumers are always too late. */
    private static final String LOCKS = "-Dminibroker.lockExpiryMillis=3000";

    /** Apache's client looks every 20 seconds which queues are its own, and renews locks as often. */
    private static final List<String> CLIENT =
            List.of("-Drocketmq.client.rebalance.waitInterval=2000", "-Drocketmq.client.rebalance.lockInterval=7000");

    private static final Pattern READY = Pattern.compile("name server \\S+?:(\\d+), broker (\\S+):(\\d+)");

    private final List<Path> classPath;
    private final Path announced;
    private TypedJvm broker;
    private Matcher ready;
    private Optional<TypedJvm> clients = Optional.empty();

    private WatchedBroker(List<Path> classPath, Path announced) {
        this.classPath = classPath;
        this.announced = announced;
    }

    static WatchedBroker start(WorkbookLayout folders, Path announced) throws IOException, InterruptedException {
        Path clients = folders.top().resolve("solutions/target/test-classes");
        assertThat(clients.resolve("inspected"))
                .as("built clients; type at the top: mvn verify -DskipTests -DskipITs")
                .isDirectory();
        List<Path> classPath =
                new ArrayList<>(List.of(clients, folders.solutionsClasses(), folders.miniBrokerClasses()));
        classPath.addAll(ClassPathFile.read(folders.solutionsClassPath()));
        WatchedBroker watched = new WatchedBroker(classPath, announced);
        watched.run("0", "0");
        return watched;
    }

    private void run(String port, String nameServerPort) throws IOException, InterruptedException {
        Path file = announced.resolve("watched.json");
        broker = TypedJvm.start(
                classPath,
                List.of(LOCKS, "-XX:+UseSerialGC", "-Xmx128m"),
                "minibroker.cli.Main",
                "broker",
                "--port",
                port,
                "--namesrv-port",
                nameServerPort,
                "--allow-recall",
                "--announce",
                file.toString(),
                "--announce-as",
                "the watched broker");
        ready = READY.matcher(broker.line("mini-broker ready"));
        assertThat(ready.find()).isTrue();
    }

    WatchedBroker withClients() throws IOException, InterruptedException {
        TypedJvm jvm = TypedJvm.start(classPath, CLIENT, "inspected.WatchedClients", "127.0.0.1:" + ready.group(1));
        clients = Optional.of(jvm);
        jvm.line("ready");
        return this;
    }

    /** What the clients do; see WatchedClients. Returns when it is done. */
    void type(String command) throws IOException, InterruptedException {
        clients.orElseThrow().type(command);
        clients.orElseThrow().line("done");
    }

    String address() {
        return ready.group(2) + ":" + ready.group(3);
    }

    void kill() throws InterruptedException {
        broker.kill();
    }

    /** On the same ports. */
    void startAgain() throws IOException, InterruptedException {
        run(ready.group(3), ready.group(1));
    }

    /** What its threads and buffers are is not asked: what grows without an end is seen in memory and connections. */
    long openFiles() throws IOException {
        Path files = Path.of("/proc", Long.toString(broker.pid()), "fd");
        if (!Files.isDirectory(files)) {
            return 0;
        }
        try (var all = Files.list(files)) {
            return all.count();
        }
    }

    @Override
    public void close() {
        clients.ifPresent(TypedJvm::close);
        broker.close();
    }
}
