package rocketmq;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * Ends a container with this JVM, however that ends.
 *
 * <p>The container's standard input is a connection between this JVM and the engine, over which nothing is ever sent.
 * When the JVM is killed, the operating system closes it, the engine closes the container's standard input, {@link
 * #SCRIPT} sees its end and ends the container, and the engine removes it. No helper container and no clean-up at the
 * next start are needed.
 *
 * <p>One thread uses it.
 */
final class ContainerParentWatch implements AutoCloseable {

    /** The beginning of the container's command: a process that kills all others once standard input ends. */
    static final String SCRIPT = """
            exec 3<&0
            (cat <&3 > /dev/null; kill -9 -1) &
            exec 3<&-
            """;

    private final PipedOutputStream end = new PipedOutputStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private ResultCallback.Adapter<Frame> connection;

    /** Lets the container be held, and removed as soon as it has ended. */
    void tie(CreateContainerCmd create) {
        HostConfig host = create.getHostConfig();
        create.withStdinOpen(true)
                .withStdInOnce(true)
                .withHostConfig((host == null ? new HostConfig() : host).withAutoRemove(true));
    }

    /** From now on the container ends with this JVM, or with {@link #close()}. */
    void hold(DockerClient engine, String containerId) {
        try {
            connection = engine.attachContainerCmd(containerId)
                    .withStdIn(new PipedInputStream(end))
                    .withFollowStream(true)
                    .exec(new ResultCallback.Adapter<>() {
                        @Override
                        public void onComplete() {
                            super.onComplete();
                            ended.complete(null);
                        }
                    });
            connection.awaitStarted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RocketMqUnavailable("interrupted while the container was made", e);
        }
    }

    /** Completes when the container has ended, for whatever reason. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            end.close();
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
