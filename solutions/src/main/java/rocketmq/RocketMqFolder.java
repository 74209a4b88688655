package rocketmq;

import process.JvmCommand;
import process.ScratchDirectories;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The scratch folder of one RocketMQ: its settings, its store, its log, and whatever else it would put into the user's
 * home folder or the system's folder for temporary files.
 */
record RocketMqFolder(Path path, BrokerPorts ports, RocketMqSetup setup) {

    private static final int LOG_LINES_SHOWN = 40;

    static RocketMqFolder create(BrokerPorts ports, RocketMqSetup setup) throws IOException {
        RocketMqFolder folder = new RocketMqFolder(ScratchDirectories.create("rocketmq-"), ports, setup);
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
    }

    private String nameServerSettings() {
        return String.join("\n", "listenPort=" + ports.nameServer(), "bindAddress=127.0.0.1", "");
    }

    /**
     * RocketMQ's defaults, with what our broker promises to be compared with, and what lets it run in a corner of any
     * machine.
     */
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

    /** How the JVM is started that runs here. */
    JvmCommand command() {
        return JvmCommand.of(RocketMqMain.class.getName())
                .classPath(String.join(
                        File.pathSeparator, path.resolve("logging").toString(), RocketMqJars.withOurMainClasses()))
                .options("--add-opens=java.base/java.nio=ALL-UNNAMED")
                .options("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED")
                .options("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
                // Three RSA keys otherwise, which take it a second.
                .options("-Dtls.server.mode=disabled")
                .options(setup.jvmOptions())
                .options("-Duser.home=" + path, "-Djava.io.tmpdir=" + path.resolve("tmp"))
                .arguments(path.toString(), nameServerAddress())
                .arguments(path.resolve("namesrv.properties").toString())
                .arguments(path.resolve("broker.properties").toString())
                .in(path)
                .environment("ROCKETMQ_HOME", path.resolve("home").toString())
                // A setting of the parent's programs, not of this broker.
                .without("NAMESRV_ADDR")
                .readyAt(RocketMqMain.READY);
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

    private static String escaped(Path value) {
        return value.toString().replace("\\", "\\\\");
    }
}
