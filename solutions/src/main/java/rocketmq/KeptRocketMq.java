package rocketmq;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import org.testcontainers.DockerClientFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A RocketMQ in a container that stays up when this JVM ends, until somebody stops it by its name.
 *
 * @param name of the container; {@code docker stop} with it ends and removes it
 */
public record KeptRocketMq(String name, BrokerPorts ports) {

    private static final Duration START_BOUND = Duration.ofSeconds(180);

    /**
     * Starts one on free ports.
     *
     * @param progress told in a few words what has been reached
     * @throws RocketMqUnavailable when it does not start; the message names the cause
     */
    public static KeptRocketMq start(Consumer<String> progress) {
        BrokerPorts ports = BrokerPorts.free();
        KeptRocketMq kept = new KeptRocketMq("rocketmq-" + ports.nameServer(), ports);
        try {
            Images.fetch(Images.rocketMq(), progress);
            DockerClient engine = DockerClientFactory.instance().client();
            String id = kept.create(engine);
            engine.startContainerCmd(id).exec();
            Readiness.await(kept.nameServerAddress(), START_BOUND);
            return kept;
        } catch (RuntimeException e) {
            throw Images.unavailable(Images.rocketMq(), e, "");
        }
    }

    private String create(DockerClient engine) {
        String address = DockerHost.address();
        List<PortBinding> bindings = DockerHost.bindings(ports.nameServer(), ports.broker()).stream()
                .map(PortBinding::parse)
                .toList();
        return engine.createContainerCmd(Images.rocketMq())
                .withName(name)
                .withEnv("JAVA_OPT_EXT=" + Images.JAVA_OPTIONS)
                .withExposedPorts(new ExposedPort(ports.nameServer()), new ExposedPort(ports.broker()))
                .withHostConfig(new HostConfig().withPortBindings(bindings).withAutoRemove(true))
                .withCmd(new ContainerCommand()
                        .nameServer(ports.nameServer())
                        .broker("127.0.0.1:" + ports.nameServer(), address, ports.broker())
                        .words())
                .exec()
                .getId();
    }

    /** {@code host:port}, as a client's {@code setNamesrvAddr} takes it. */
    public String nameServerAddress() {
        return DockerHost.address() + ":" + ports.nameServer();
    }

    /** {@code host:port} of the broker. */
    public String brokerAddress() {
        return DockerHost.address() + ":" + ports.broker();
    }
}
