package rocketmq;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import process.Await;

import java.time.Duration;

/**
 * A container that ends with this JVM, whose output outlives it.
 *
 * <p>One thread starts and closes it.
 *
 * @param <S> its own type
 */
abstract class OwnedContainer<S extends OwnedContainer<S>> extends GenericContainer<S> {

    private static final Duration END_BOUND = Duration.ofSeconds(10);

    private final ContainerParentWatch parentWatch = new ContainerParentWatch();
    private final LastLines output = new LastLines();
    private volatile boolean closed;

    OwnedContainer(String image) {
        super(DockerImageName.parse(image));
        withEnv("JAVA_OPT_EXT", Images.JAVA_OPTIONS);
        withCreateContainerCmdModifier(parentWatch::tie);
        withLogConsumer(output);
    }

    @Override
    protected void containerIsCreated(String containerId) {
        parentWatch.hold(getDockerClient(), containerId);
    }

    @Override
    protected void containerIsStopped(InspectContainerResponse containerInfo) {
        parentWatch.close();
    }

    /** The last lines that it printed. */
    public String log() {
        return output.toString();
    }

    /** The lines as they come. */
    LastLines output() {
        return output;
    }

    /** Runs something when the container ends by itself; not when it is closed. Any thread may run it. */
    public void onExit(Runnable action) {
        parentWatch.ended().thenRun(() -> {
            if (!closed) {
                action.run();
            }
        });
    }

    /** Ends and removes it; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
        String id = getContainerId();
        stop();
        if (id != null) {
            // The engine removes it by itself; whoever else tries to meanwhile is told of a conflict.
            Await.within(END_BOUND, () -> isGone(id));
        }
    }

    private boolean isGone(String id) {
        try {
            getDockerClient().inspectContainerCmd(id).exec();
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }
}
