package rocketmq;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a container of RocketMQ is told to do: a script for its shell, with the commands of Apache's image.
 *
 * <p>Immutable apart from {@link #setting}; one thread makes it.
 */
final class ContainerCommand {

    /**
     * What is to be run in the container to kill its broker, without the tools that an image may lack. The brackets are
     * for this shell: its own command line must not look like a broker's, or it may kill itself before the broker.
     */
    static final String[] KILL_BROKER = {
        "sh",
        "-c",
        "rm -f /tmp/up; for p in /proc/[0-9]*; do grep -q Broker[S]tartup $p/cmdline && kill -9 ${p#/proc/}; done; true"
    };

    /** And to start it again. */
    static final String[] START_BROKER = {"touch", "/tmp/up"};

    private static final String NAME_SERVER_SETTINGS = "/tmp/namesrv.properties";
    private static final String BROKER_SETTINGS = "/tmp/broker.properties";

    private final StringBuilder script = new StringBuilder();
    private final Map<String, String> brokerSettings = new TreeMap<>(Map.of(
            "autoCreateTopicEnable", "true",
            "enablePropertyFilter", "true",
            "recallMessageEnable", "true",
            "brokerClusterName", "DefaultCluster",
            "brokerName", "broker-a",
            "mappedFileSizeCommitLog", Integer.toString(64 << 20),
            // A busy machine must not turn into SYSTEM_BUSY: 200 ms and 1 s are the defaults.
            "waitTimeMillsInSendQueue", "10000",
            "osPageCacheBusyTimeOutMills", "10000"));

    /** One of the broker's settings, over those that are there. */
    ContainerCommand setting(String name, Object value) {
        brokerSettings.put(name, value.toString());
        return this;
    }

    /** First of all: ends with standard input. */
    ContainerCommand endingWithStandardInput() {
        script.append(ContainerParentWatch.SCRIPT);
        return this;
    }

    /** Before the broker, since one that finds no name server tries again only after ten seconds. */
    ContainerCommand nameServer(int port) {
        file(NAME_SERVER_SETTINGS, Map.of("listenPort", Integer.toString(port)));
        script.append("""
                sh mqnamesrv -c %s > /tmp/namesrv.out 2>&1 &
                until grep -q 'boot success' /tmp/namesrv.out; do sleep 0.1; done
                cat /tmp/namesrv.out
                """.formatted(NAME_SERVER_SETTINGS));
        return this;
    }

    /**
     * @param nameServer as the container reaches it
     * @param address under which clients reach the broker
     * @param port inside the container and outside
     */
    ContainerCommand broker(String nameServer, String address, int port) {
        setting("brokerIP1", address).setting("brokerIP2", address).setting("listenPort", port);
        file(BROKER_SETTINGS, brokerSettings);
        script.append("""
                sh mqbroker -n %s -c %s
                echo 'The broker has ended. The last lines of its log:'
                tail -n 40 /home/rocketmq/logs/rocketmqlogs/broker.log
                """.formatted(nameServer, BROKER_SETTINGS));
        return this;
    }

    /** The name server is all there is in the container. */
    ContainerCommand andNothingElse() {
        script.append("wait\n");
        return this;
    }

    /**
     * As {@link #broker}, but one that {@link #KILL_BROKER} ends and {@link #START_BROKER} starts again, with its
     * messages.
     */
    ContainerCommand brokerThatComesBack(String nameServer, String address, int port) {
        script.append("touch /tmp/up\nwhile true; do until [ -f /tmp/up ]; do sleep 0.2; done\n");
        broker(nameServer, address, port);
        script.append("done\n");
        return this;
    }

    private void file(String path, Map<String, String> settings) {
        script.append("cat > ").append(path).append(" <<'END'\n");
        settings.forEach(
                (name, value) -> script.append(name).append('=').append(value).append('\n'));
        script.append("END\n");
    }

    String[] words() {
        return new String[] {"sh", "-c", script.toString()};
    }
}
