package rocketmq;

import process.Ports;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scratch folder of one RocketMQ: its settings, its store, its log, and whatever else it would put into the user's home
 * folder or the system's folder for temporary files.
 */
record RocketMqFolder(Path path, Ports ports, RocketMqSetup setup) {

    private static final int LOG_LINES_SHOWN = 40;

    static RocketMqFolder create(Ports ports, RocketMqSetup setup) throws IOException {
        RocketMqFolder folder = new RocketMqFolder(Files.createTempDirectory("rocketmq-"), ports, setup);
        folder.write();
        return folder;
    }

    String nameServerAddress() {
        return "127.0.0.1:" + ports.nameServer();
    }

    String brokerAddress() {
        return "127.0.0.1:" + ports.broker();
    }

    private void write() throws IOException {
        Files.createDirectories(path.resolve("home/conf"));
        Files.createDirectories(path.resolve("tmp"));
        Files.writeString(path.resolve("namesrv.properties"), nameServerSettings());
        Files.writeString(path.resolve("broker.properties"), brokerSettings());
        Files.createDirectories(path.resolve("logging"));
        Files.writeString(path.resolve("logging/rmq.logback.xml"), logging());
        Files.writeString(path.resolve("java.args"), String.join("\n", javaArguments()));
    }

    private String nameServerSettings() {
        return String.join("\n", "listenPort=" + ports.nameServer(), "bindAddress=127.0.0.1", "");
    }

    /** RocketMQ's defaults, with what our broker promises to be compared with, and what lets it run in a corner of any machine. */
    private String brokerSettings() {
        return String.join(
                "\n",
                "autoCreateTopicEnable=true",
                "enablePropertyFilter=true",
                "recallMessageEnable=true",
                "brokerClusterName=DefaultCluster",
                "brokerName=broker-a",
                "brokerIP1=127.0.0.1",
                "brokerIP2=127.0.0.1",
                "bindAddress=127.0.0.1",
                "listenPort=" + ports.broker(),
                // haListenPort has no address to bind: replication listens on every interface, the servers do not.
                "haListenPort=" + (ports.broker() + 1),
                "storePathRootDir=" + escaped(path.resolve("store")),
                "storePathCommitLog=" + escaped(path.resolve("store/commitlog")),
                "mappedFileSizeCommitLog=" + (64 << 20),
                // A busy machine must not turn into SYSTEM_BUSY: 200 ms and 1 s are the defaults.
                "waitTimeMillsInSendQueue=10000",
                "osPageCacheBusyTimeOutMills=10000",
                "flushDiskType=" + (setup.syncFlush() ? "SYNC_FLUSH" : "ASYNC_FLUSH"),
                "");
    }

    private String logging() {
        return """
                <configuration>
                  <statusListener class="org.apache.rocketmq.logging.ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="FILE" class="org.apache.rocketmq.logging.ch.qos.logback.core.FileAppender">
                    <file>${user.home}/rocketmq.log</file>
                    <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="FILE"/></root>
                </configuration>
                """;
    }

    /** In a file of arguments, because a class path of 150 jars is longer than a command line may be on Windows. */
    private List<String> javaArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                // Three RSA keys otherwise, which take it a second.
                "-Dtls.server.mode=disabled"));
        arguments.addAll(setup.jvmOptions());
        arguments.add(quoted("-Duser.home=" + path));
        arguments.add(quoted("-Djava.io.tmpdir=" + path.resolve("tmp")));
        arguments.add("-cp");
        arguments.add(quoted(String.join(
                File.pathSeparator,
                path.resolve("logging").toString(),
                RocketMqJars.ofRocketMq(),
                RocketMqJars.ofMain())));
        arguments.add(RocketMqMain.class.getName());
        arguments.add(quoted(path.toString()));
        arguments.add(nameServerAddress());
        arguments.add(quoted(path.resolve("namesrv.properties").toString()));
        arguments.add(quoted(path.resolve("broker.properties").toString()));
        return arguments;
    }

    /** The end of the broker's log, warnings and errors only; empty when there is none. */
    String log() {
        Path log = path.resolve("rocketmq.log");
        if (!Files.exists(log)) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "can't read " + log + ": " + e;
        }
    }

    /** Only after its process has ended: a running broker makes new files. */
    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + path, e);
        }
    }

    private static String escaped(Path value) {
        return value.toString().replace("\\", "\\\\");
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
