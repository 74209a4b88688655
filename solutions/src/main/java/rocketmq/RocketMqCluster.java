package rocketmq;

import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import process.Await;
import rawclient.NoAnswer;
import rawclient.RawClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A name server and two brokers of Apache RocketMQ, {@code broker-a} and {@code broker-b}, each in a container of its
 * own on Docker's network; clients on this machine reach all three. A broker can be killed and started again with the
 * messages it had.
 *
 * <p>Everything is gone when it is closed, and also when this JVM is gone in any way.
 *
 * <p>One thread uses it.
 */
public final class RocketMqCluster implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(180);

    private final int port = BrokerPorts.free().nameServer();
    private final Map<String, Node> brokers = new LinkedHashMap<>();
    private Node nameServer;

    /** A container of the cluster. */
    private static final class Node extends OwnedContainer<Node> {
        Node(ContainerCommand command, int port, BooleanSupplier isReady) {
            super(Images.rocketMq());
            setPortBindings(DockerHost.bindings(port));
            withCommand(command.words());
            setWaitStrategy(new AbstractWaitStrategy() {
                @Override
                protected void waitUntilReady() {
                    boolean ready = Await.within(BOUND, () -> !isRunning() || isReady.getAsBoolean());
                    if (!ready || !isRunning()) {
                        throw new RocketMqUnavailable("a server of the cluster did not start:\n" + log());
                    }
                }
            });
        }

        String addressInside() {
            return getContainerInfo()
                    .getNetworkSettings()
                    .getNetworks()
                    .values()
                    .iterator()
                    .next()
                    .getIpAddress();
        }

        void run(String[] command) {
            try {
                execInContainer(command);
            } catch (IOException e) {
                throw new RocketMqUnavailable("no command can be run in a container of the cluster", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RocketMqUnavailable("interrupted", e);
            }
        }
    }

    private RocketMqCluster() {}

    /**
     * Starts all three.
     *
     * @param progress told in a few words what has been reached
     * @throws RocketMqUnavailable when it does not start; the message names the cause
     */
    public static RocketMqCluster started(Consumer<String> progress) {
        RocketMqCluster cluster = new RocketMqCluster();
        try {
            Images.fetch(Images.rocketMq(), progress);
            cluster.startNameServer();
            progress.accept("name server");
            for (String broker : new String[] {"broker-a", "broker-b"}) {
                cluster.startBroker(broker);
                progress.accept(broker);
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw Images.unavailable(Images.rocketMq(), e, "");
        }
    }

    private void startNameServer() {
        ContainerCommand command = new ContainerCommand()
                .endingWithStandardInput()
                .nameServer(port)
                .andNothingElse();
        nameServer = new Node(command, port, () -> !registered().isEmpty());
        nameServer.start();
    }

    private void startBroker(String name) {
        int brokerPort = BrokerPorts.free().broker();
        ContainerCommand command = new ContainerCommand()
                .endingWithStandardInput()
                .setting("brokerName", name)
                .brokerThatComesBack(nameServer.addressInside() + ":" + port, DockerHost.address(), brokerPort);
        Node node = new Node(command, brokerPort, () -> registered().contains("\"" + name + "\""));
        brokers.put(name, node);
        node.start();
    }

    /** Which brokers the name server knows, as it says so; empty if it does not answer. */
    private String registered() {
        try (RawClient client = new RawClient()) {
            byte[] body = client.call(nameServerAddress(), RequestCode.GET_BROKER_CLUSTER_INFO, Map.of())
                    .getBody();
            return body == null ? "{}" : new String(body, StandardCharsets.UTF_8);
        } catch (NoAnswer e) {
            return "";
        }
    }

    /** {@code host:port}, as a client's {@code setNamesrvAddr} takes it. */
    public String nameServerAddress() {
        return DockerHost.address() + ":" + port;
    }

    /** Kills a broker; the name server notices, and it is gone from all routes when this returns. */
    public void kill(String broker) {
        brokers.get(broker).run(ContainerCommand.KILL_BROKER);
        requireRegistered(broker, false);
    }

    /** Starts a broker again that was killed, with the messages that it had. */
    public void restart(String broker) {
        brokers.get(broker).run(ContainerCommand.START_BROKER);
        requireRegistered(broker, true);
    }

    private void requireRegistered(String broker, boolean wanted) {
        if (!Await.within(BOUND, () -> registered().contains("\"" + broker + "\"") == wanted)) {
            throw new RocketMqUnavailable("%s is %sregistered after %s s:%n%s"
                    .formatted(
                            broker,
                            wanted ? "not " : "still ",
                            BOUND.toSeconds(),
                            brokers.get(broker).log()));
        }
    }

    @Override
    public void close() {
        brokers.values().forEach(OwnedContainer::close);
        if (nameServer != null) {
            nameServer.close();
        }
    }
}
