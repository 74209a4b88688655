package rocketmq;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Name server and broker of Apache RocketMQ in one container, for a client on this machine.
 *
 * <p>A broker tells its clients its own address, so it has to know from the start under which one the host reaches it:
 * the port inside is the port outside, chosen among those that are free, and the address is that of the engine. Several
 * may run at once.
 *
 * <p>It is ready when a route can be had and a message can be sent. It is gone when it is closed, and also when this
 * JVM is gone in any way: see {@link ContainerParentWatch}.
 *
 * <p>The image is {@code apache/rocketmq:5.5.0} unless the system property {@code rocketmq.image} or the environment's
 * {@code ROCKETMQ_IMAGE} names another.
 *
 * <pre>
 * try (RocketMqContainer rocketMq = new RocketMqContainer()) {
 *     rocketMq.start();
 *     producer.setNamesrvAddr(rocketMq.nameServerAddress());
 * }
 * </pre>
 *
 * <p>One thread starts and closes it.
 */
public final class RocketMqContainer extends OwnedContainer<RocketMqContainer> implements RealRocketMq {

    private static final Duration START_BOUND = Duration.ofSeconds(180);

    private final BrokerPorts ports;
    private final ContainerCommand command = new ContainerCommand().endingWithStandardInput();
    private boolean comesBack;

    /** Of the image that the system property or the environment names, or Apache's. */
    public RocketMqContainer() {
        this(Images.rocketMq());
    }

    /** @param image one with the commands and folders of Apache's */
    public RocketMqContainer(String image) {
        super(image);
        ports = BrokerPorts.free();
        setWaitStrategy(new TakesMessages());
    }

    /** Sets one of the broker's settings, before it is started. */
    public RocketMqContainer withBrokerSetting(String name, String value) {
        command.setting(name, value);
        return this;
    }

    /** Adds one of the JVM's options, before it is started. */
    public RocketMqContainer withJavaOption(String option) {
        return withEnv("JAVA_OPT_EXT", Images.JAVA_OPTIONS + " " + option);
    }

    /** Its broker can be killed and started again; to be said before it is started. */
    public RocketMqContainer withBrokerThatComesBack() {
        comesBack = true;
        return this;
    }

    /** Kills the broker as SIGKILL does, and returns when it is dead; its store stays. */
    public void killBroker() {
        run(ContainerCommand.KILL_BROKER);
    }

    /** Starts the broker again, on the store that it had, and waits until it takes messages. */
    public void startBrokerAgain() {
        run(ContainerCommand.START_BROKER);
        Readiness.await(nameServerAddress(), START_BOUND, this::isRunning);
    }

    private void run(String[] inContainer) {
        try {
            execInContainer(inContainer);
        } catch (IOException e) {
            throw new RocketMqUnavailable("no command can be run in the container", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RocketMqUnavailable("interrupted", e);
        }
    }

    /**
     * Starts one, and tells how far it is.
     *
     * @param progress told in a few words what has been reached, by any thread
     * @throws RocketMqUnavailable when it does not start; the message names the cause and ends with what was printed
     */
    public static RocketMqContainer started(Consumer<String> progress) {
        return started(Images.rocketMq(), progress);
    }

    /** The same, of this image. */
    static RocketMqContainer started(String image, Consumer<String> progress) {
        RocketMqContainer container = null;
        try {
            Images.fetch(image, progress);
            container = new RocketMqContainer(image);
            container.output().tell(line -> reached(line).ifPresent(progress));
            container.start();
            return container;
        } catch (RuntimeException e) {
            if (container != null) {
                container.close();
            }
            throw Images.unavailable(image, e, container == null ? "" : container.log());
        }
    }

    /**
     * Makes sure that the image is here, fetching it if need be.
     *
     * @param progress told in a few words how far it is
     * @throws RocketMqUnavailable when there is no engine, or the image can't be had
     */
    public static void fetchImage(Consumer<String> progress) {
        try {
            Images.fetch(Images.rocketMq(), progress);
        } catch (RuntimeException e) {
            throw Images.unavailable(Images.rocketMq(), e, "");
        }
    }

    private static Optional<String> reached(String line) {
        if (line.contains("The Name Server boot success")) {
            return Optional.of("name server");
        }
        return line.startsWith("The broker[") && line.contains("boot success")
                ? Optional.of("broker")
                : Optional.empty();
    }

    @Override
    protected void configure() {
        String address = DockerHost.address();
        setPortBindings(DockerHost.bindings(ports.nameServer(), ports.broker()));
        command.nameServer(ports.nameServer());
        String nameServer = "127.0.0.1:" + ports.nameServer();
        if (comesBack) {
            command.brokerThatComesBack(nameServer, address, ports.broker());
        } else {
            command.broker(nameServer, address, ports.broker());
        }
        withCommand(command.words());
    }

    @Override
    public String nameServerAddress() {
        return DockerHost.address() + ":" + ports.nameServer();
    }

    /** {@code host:port} of the broker. */
    public String brokerAddress() {
        return DockerHost.address() + ":" + ports.broker();
    }

    @Override
    public String description() {
        return "Apache RocketMQ in a container of " + getDockerImageName() + " (name server " + nameServerAddress()
                + ", broker " + brokerAddress() + ")";
    }

    /** A route and a message; or it has ended, and there is nothing to wait for. */
    private final class TakesMessages extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            Readiness.await(nameServerAddress(), START_BOUND, RocketMqContainer.this::isRunning);
        }
    }
}
